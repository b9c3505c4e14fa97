#include "authoring/need_list.h"

#include <algorithm>

#include "authoring/test_kinds.h"
#include "json/read_json.h"
#include "spec/scalars.h"

namespace smx::authoring {

namespace {

using spec::Field;
using spec::Presence;
using spec::Reader;
using spec::Shape;

void read_fetch(Reader&, const yaml::Entry& entry, QuestionPattern& into) {
  into.fetch = entry.value.text;
}

void read_by(Reader& reader, const yaml::Entry& entry, QuestionPattern& into) {
  for (const yaml::Entry& key : entry.value.entries) {
    if (!key.value.is_scalar()) {
      spec::refuse_shape(reader, key.value, "a text, number or boolean",
                         "a question's key is one value");
      continue;
    }
    into.by.emplace_back(key.key.text, key.value.text);
  }
}

constexpr Field<QuestionPattern> kQuestion[] = {
    {"fetch", Presence::required, Shape::text, read_fetch,
     "The schema of the answer, as the rules name it."},
    {"by", Presence::optional, Shape::map, read_by,
     "The keys of the question that must be equal; others may be anything.", "map of literal"},
};

struct EntryDraft {
  NeedEntry entry;
  Values* values = nullptr;
  const std::string* folder = nullptr;
};

void take_answer(const std::optional<Node>& document, NeedEntry& into) {
  if (!document) return;
  into.answer.state = NeedAnswer::State::found;
  into.answer.document = document_of(*document);
  into.document = document;
}

void read_entry_name(Reader& reader, const yaml::Entry& entry, EntryDraft& draft) {
  draft.entry.name = spec::read_name(reader, entry.value, "an answer");
}

void read_answer(Reader&, const yaml::Entry& entry, EntryDraft& draft) {
  take_answer(draft.values->from_yaml(entry.value), draft.entry);
}

void read_answer_file(Reader&, const yaml::Entry& entry, EntryDraft& draft) {
  take_answer(draft.values->from_file(entry.value, *draft.folder), draft.entry);
}

void read_missing(Reader& reader, const yaml::Entry& entry, EntryDraft& draft) {
  if (entry.value.text == "true") {
    draft.entry.answer.state = NeedAnswer::State::not_found;
  } else {
    spec::refuse_shape(reader, entry.value, "`true`", "leave the key out where there is an answer");
  }
}

constexpr Field<EntryDraft> kAnswer[] = {
    {"answer", Presence::optional, Shape::any, read_answer, "The answer, written in place.",
     "anything"},
    {"file", Presence::optional, Shape::text, read_answer_file,
     "The file with the answer, and behind a `#` its place in there.", "path"},
    {"missing", Presence::optional, Shape::text, read_missing, "`true`: there is no such thing.",
     "true"},
};

constexpr Field<EntryDraft> kEntryName[] = {
    {"name", Presence::optional, Shape::text, read_entry_name,
     "A name by which a case can change the answer: `needs.name.member`.", "name"},
};

void check_answers(Reader& reader, const yaml::Node& map) {
  std::vector<const yaml::Entry*> given;
  for (const Field<EntryDraft>& field : kAnswer) {
    if (const yaml::Entry* entry = map.find_entry(field.key)) given.push_back(entry);
  }
  const std::string rule = "an entry has exactly one of `answer`, `file` and `missing`";
  if (given.empty()) reader.diagnostics.add(make_error(Code::exclusive_keys, rule, map.span));
  if (given.size() > 1) spec::refuse_together(reader, given, rule);
}

std::string text_of(const Node& node) {
  switch (node.kind()) {
    case Kind::null: return "null";
    case Kind::boolean: return node.truth() ? "true" : "false";
    case Kind::number:
    case Kind::text: return std::string(node.text());
    default: return json_of(node);
  }
}

class ListedNeeds final : public NeedSource {
 public:
  explicit ListedNeeds(std::vector<NeedEntry> entries) : entries_(std::move(entries)) {}

  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    std::vector<NeedAnswer> answers;
    for (const NeedRequest& question : questions) {
      answers.push_back(answer_of(find_entry(entries_, question), question));
    }
    return answers;
  }

 private:
  std::vector<NeedEntry> entries_;
};

}  // namespace

std::vector<NeedEntry> read_need_list(Reader& reader, const yaml::Node& list, Values& values,
                                      const std::string& folder) {
  std::vector<NeedEntry> entries;
  for (const yaml::Node& item : list.items) {
    if (!has_shape(reader, item, Shape::map,
                   "an entry such as `{ fetch: ..., by: {...}, answer: ... }`"))
      continue;
    EntryDraft draft;
    draft.values = &values;
    draft.folder = &folder;
    draft.entry.question.span = item.span;
    spec::read_map(reader, item, "an answer to a need", spec::part(kQuestion, draft.entry.question),
                   spec::part(kAnswer, draft), spec::part(kEntryName, draft));
    check_answers(reader, item);
    entries.push_back(std::move(draft.entry));
  }
  return entries;
}

std::vector<QuestionPattern> read_question_list(Reader& reader, const yaml::Node& list) {
  std::vector<QuestionPattern> questions;
  for (const yaml::Node& item : list.items) {
    if (!has_shape(reader, item, Shape::map, "a question such as `{ fetch: ..., by: {...} }`"))
      continue;
    QuestionPattern question;
    question.span = item.span;
    spec::read_map(reader, item, "a question", spec::part(kQuestion, question));
    questions.push_back(std::move(question));
  }
  return questions;
}

std::vector<std::pair<std::string, std::string>> keys_of(const NeedRequest& question) {
  std::vector<std::pair<std::string, std::string>> keys;
  Arena arena;
  JsonDocument by = read_json(question.by, 0, arena, {});
  if (!by.root || !by.root->is(Kind::object)) return keys;
  for (const Member& member : by.root->members())
    keys.emplace_back(member.name, text_of(member.value));
  return keys;
}

bool fits(const QuestionPattern& pattern, const NeedRequest& question) {
  if (pattern.fetch != question.fetch) return false;
  const auto keys = keys_of(question);
  return std::all_of(pattern.by.begin(), pattern.by.end(), [&](const auto& wanted) {
    return std::find(keys.begin(), keys.end(), wanted) != keys.end();
  });
}

const NeedEntry* find_entry(const std::vector<NeedEntry>& entries, const NeedRequest& question) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const NeedEntry& entry) {
    return fits(entry.question, question);
  });
  return found == entries.end() ? nullptr : &*found;
}

NeedAnswer answer_of(const NeedEntry* entry, const NeedRequest& question) {
  if (entry) return entry->answer;
  NeedAnswer none;
  none.reason = "no entry answers `" + question.fetch + "`";
  const auto keys = keys_of(question);
  for (std::size_t i = 0; i < keys.size(); ++i)
    none.reason += (i == 0 ? " by `" : ", `") + keys[i].first + "`";
  return none;
}

std::vector<spec::Key> question_keys() {
  return spec::keys_of(kQuestion);
}

std::vector<spec::Key> answer_keys() {
  return spec::keys_of(kQuestion, kAnswer, kEntryName);
}

std::unique_ptr<NeedSource> answers_from(std::vector<NeedEntry> entries) {
  return std::make_unique<ListedNeeds>(std::move(entries));
}

}  // namespace smx::authoring
