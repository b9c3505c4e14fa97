// Lists of answers to needs, as tests and needs files hold them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "smx/translate.h"

#include "authoring/values.h"
#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::authoring {

/// What a question must be: `fetch`, and the keys that are named, compared as texts.
struct QuestionPattern {
  std::string fetch;
  std::vector<std::pair<std::string, std::string>> by;
  Span span;
};

/// `{ name, fetch, by, answer | file | missing }`
struct NeedEntry {
  spec::Word name;  // by which a case can change the answer; may be empty
  QuestionPattern question;
  NeedAnswer answer;
  std::optional<Node> document;  // of a found answer
};

/// Reads a list of entries; files are relative to `folder`.
std::vector<NeedEntry> read_need_list(spec::Reader& reader, const yaml::Node& list, Values& values,
                                      const std::string& folder);

/// Reads a list of `{ fetch, by }`.
std::vector<QuestionPattern> read_question_list(spec::Reader& reader, const yaml::Node& list);

/// The keys of a question as texts, in their order.
std::vector<std::pair<std::string, std::string>> keys_of(const NeedRequest& question);

bool fits(const QuestionPattern& pattern, const NeedRequest& question);

/// The first entry that fits, or null.
const NeedEntry* find_entry(const std::vector<NeedEntry>& entries, const NeedRequest& question);

/// The answer of an entry; of none, that nobody knows.
NeedAnswer answer_of(const NeedEntry* entry, const NeedRequest& question);

/// Answers each question from the first entry that fits.
std::unique_ptr<NeedSource> answers_from(std::vector<NeedEntry> entries);

}  // namespace smx::authoring
