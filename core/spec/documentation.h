// `summary`, `note`, `source`, `owner`, `basis`: what may be said about things and lines.
#pragma once

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

template <std::string Documentation::*Member>
void read_documentation_text(Reader&, const yaml::Entry& entry, Documentation& into) {
  into.*Member = entry.value.text;
}
void read_documentation_basis(Reader& reader, const yaml::Entry& entry, Documentation& into);
Words basis_words();

inline constexpr Field<Documentation> kLineDocumentation[] = {
    {"note", Presence::optional, Shape::text, read_documentation_text<&Documentation::note>,
     "What a reader should know; the engine does not look at it."},
    {"source", Presence::optional, Shape::text, read_documentation_text<&Documentation::source>,
     "Where the fact is from: a document, a page, a person."},
    {"basis", Presence::optional, Shape::text, read_documentation_basis,
     "How sure we are: fact, inferred or assumed.", "word", basis_words},
};

/// Of mappings, tables and decisions; `summary` is demanded there.
inline constexpr Field<Documentation> kThingDocumentation[] = {
    {"summary", Presence::required, Shape::text, read_documentation_text<&Documentation::summary>,
     "One sentence that says what this is for."},
    {"owner", Presence::optional, Shape::text, read_documentation_text<&Documentation::owner>,
     "Who answers questions about it."},
};

/// Of a pack, which need not be summed up.
inline constexpr Field<Documentation> kPackDocumentation[] = {
    {"summary", Presence::optional, Shape::text, read_documentation_text<&Documentation::summary>,
     "One sentence that says what this is for."},
    {"owner", Presence::optional, Shape::text, read_documentation_text<&Documentation::owner>,
     "Who answers questions about it."},
};

}  // namespace smx::spec
