// What a case expects: the keys that begin with `want`.
#include <algorithm>
#include <utility>

#include "authoring/case_draft.h"
#include "authoring/snapshots.h"
#include "authoring/test_kinds.h"
#include "base/terms.h"
#include "spec/scalars.h"
#include "value/pointer.h"

namespace smx::authoring {

namespace {

using spec::Field;
using spec::part;
using spec::Presence;
using spec::Reader;
using spec::Shape;

/// `{ is: missing }` and `{ is: present }`.
std::optional<WantedPart::Kind> state_asked(const yaml::Node& node) {
  if (!node.is_map() || node.entries.size() != 1 || node.entries.front().key.text != "is")
    return std::nullopt;
  const std::string& word = node.entries.front().value.text;
  if (word == "missing") return WantedPart::Kind::missing;
  if (word == "present") return WantedPart::Kind::present;
  return std::nullopt;
}

/// Whether something below asks `is`, so that it cannot be compared as a whole.
bool asks_inside(const yaml::Node& node) {
  return state_asked(node) || std::ranges::any_of(node.items, asks_inside) ||
         std::ranges::any_of(node.entries,
                             [](const yaml::Entry& entry) { return asks_inside(entry.value); });
}

void add_parts(const std::string& pointer, const yaml::Node& node, CaseDraft& draft) {
  std::vector<WantedPart>& parts = draft.test.expectations.parts;
  if (const auto state = state_asked(node)) {
    parts.push_back({*state, pointer, {}});
  } else if (asks_inside(node)) {
    if (node.is_list()) parts.push_back({WantedPart::Kind::items, pointer, {}, node.items.size()});
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      add_parts(pointer + "/" + std::to_string(i), node.items[i], draft);
    }
    for (const yaml::Entry& entry : node.entries) {
      std::string below = pointer;
      append_token(below, entry.key.text);
      add_parts(below, entry.value, draft);
    }
  } else if (auto value = draft.place.values->read(node, draft.place.folder)) {
    parts.push_back({WantedPart::Kind::value, pointer, *value});
  }
}

std::string pointer_of_path(std::string_view path) {
  std::string pointer;
  while (true) {
    const std::size_t dot = path.find('.');
    append_token(pointer, path.substr(0, dot));
    if (dot == std::string_view::npos) return pointer;
    path.remove_prefix(dot + 1);
  }
}

// ---- faults and reports

/// `unmapped`, `on_unmapped` and `unmapped-code` are the same code to whoever writes a test.
constexpr std::pair<Trigger, Code> kTriggerCodes[] = {
    {Trigger::missing, Code::missing_value}, {Trigger::null, Code::null_value},
    {Trigger::empty, Code::empty_value},     {Trigger::invalid, Code::invalid_value},
    {Trigger::many, Code::many_values},      {Trigger::unmapped, Code::unmapped_code},
    {Trigger::unmatched, Code::unmatched},   {Trigger::conflict, Code::conflicting_values},
    {Trigger::loss, Code::value_lost},       {Trigger::fault, Code::function_fault},
};

std::optional<Code> code_of(std::string_view word) {
  for (const auto& [trigger, code] : kTriggerCodes) {
    const std::string_view name = name_of(trigger);
    if (word == name || word == name.substr(3)) return code;
  }
  return find_code(word);
}

void read_code(Reader&, const yaml::Entry& entry, WantedFault& into) {
  into.word = spec::word_of(entry.value);
  into.code = code_of(entry.value.text);
}

void read_rule(Reader&, const yaml::Entry& entry, WantedFault& into) {
  into.rule = spec::word_of(entry.value);
}

void read_about(Reader&, const yaml::Entry& entry, WantedFault& into) {
  into.about = entry.value.text;
}

void read_at(Reader& reader, const yaml::Entry& entry, WantedFault& into) {
  auto add = [&](const yaml::Node& node) {
    if (node.is_scalar() && (node.text.empty() || node.text.front() == '/')) {
      into.at.push_back(node.text);
    } else {
      spec::refuse_shape(reader, node, "a JSON Pointer such as `/lines/0/price`");
    }
  };
  if (!entry.value.is_list()) return add(entry.value);
  for (const yaml::Node& item : entry.value.items) add(item);
}

constexpr Field<WantedFault> kFault[] = {
    {"code", Presence::required, Shape::text, read_code,
     "What went wrong: a code such as `many-values`, or the name of a fault of the pack.", "text"},
    {"rule", Presence::optional, Shape::text, read_rule, "The address of the rule."},
    {"about", Presence::optional, Shape::text, read_about,
     "The table, index, decision or function that it names."},
    {"at", Presence::optional, Shape::any, read_at, "The places in the input, as JSON Pointers.",
     "pointers"},
};

WantedFault read_fault(Reader& reader, const yaml::Node& node) {
  WantedFault fault;
  if (node.is_scalar() && !node.text.empty()) {
    fault.word = spec::word_of(node);
    fault.code = code_of(node.text);
  } else if (has_shape(reader, node, Shape::map,
                       "a fault such as `{ code: many-values, rule: ... }`")) {
    read_map(reader, node, "a fault", part(kFault, fault));
  }
  return fault;
}

std::vector<WantedFault> read_faults(Reader& reader, const yaml::Node& list) {
  std::vector<WantedFault> faults;
  for (const yaml::Node& item : list.items) faults.push_back(read_fault(reader, item));
  return faults;
}

// ---- the keys

void read_want(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  const auto state = state_asked(entry.value);
  if (is_snapshot(entry.value)) {
    draft.test.expectations.snapshot = read_snapshot(entry.value, draft.place);
  } else if (state == WantedPart::Kind::missing) {
    draft.test.expectations.want_nothing = true;
  } else if (state) {
    reader.diagnostics.add(make_error(Code::bad_test, "`want` is the whole output",
                                      entry.value.span,
                                      "`{ is: present }` stands under `want_part`"));
  } else if (asks_inside(entry.value)) {
    reader.diagnostics.add(make_error(Code::bad_test, "`want` is the whole output",
                                      entry.value.span,
                                      "what is not there is left out; `{ is: ... }` stands under "
                                      "`want_part`"));
  } else {
    draft.test.expectations.want = draft.place.values->read(entry.value, draft.place.folder);
  }
}

void read_want_part(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  for (const yaml::Entry& member : entry.value.entries) {
    read_wanted_part(reader, member.key.text, member.value, draft);
  }
}

void read_want_fault(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  draft.test.expectations.fault = read_fault(reader, entry.value);
}

void read_want_faults(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  draft.test.expectations.faults = read_faults(reader, entry.value);
}

void read_want_skip(Reader&, const yaml::Entry& entry, CaseDraft& draft) {
  draft.test.expectations.skip = spec::word_of(entry.value);
}

void read_want_report(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  draft.test.expectations.report = read_fault(reader, entry.value);
}

void read_want_reports(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  draft.test.expectations.reports = read_faults(reader, entry.value);
}

void read_want_needs(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  draft.test.expectations.needs = read_question_list(reader, entry.value);
}

void read_trip_mapping(Reader& reader, const yaml::Entry& entry, RoundTrip& trip) {
  trip.mapping = spec::read_kebab_name(reader, entry.value, "a mapping");
}

void read_trip_back(Reader& reader, const yaml::Entry& entry, RoundTrip& trip) {
  for (const yaml::Node& path : entry.value.items) {
    if (has_shape(reader, path, Shape::text, "a path such as `order.lines`"))
      trip.back.push_back(spec::word_of(path));
  }
}

constexpr Field<RoundTrip> kRoundTrip[] = {
    {"through", Presence::required, Shape::text, read_trip_mapping,
     "The mapping that is given the output.", "kebab name"},
    {"back", Presence::optional, Shape::list, read_trip_back,
     "What must come back beside what exact lines carry: paths with the input's name.",
     "list of text"},
};

void read_round_trip(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  RoundTrip trip;
  if (entry.value.is_scalar()) {
    read_trip_mapping(reader, entry, trip);
  } else if (has_shape(reader, entry.value, Shape::map, "a mapping, or `{ through, back }`")) {
    read_map(reader, entry.value, "a round trip", part(kRoundTrip, trip));
  }
  draft.test.expectations.round_trip = std::move(trip);
}

constexpr Field<CaseDraft> kExpectations[] = {
    {"want", Presence::optional, Shape::any, read_want,
     "The whole output, also from a file or a snapshot.", "anything"},
    {"want_part", Presence::optional, Shape::map, read_want_part,
     "Members of the output, by paths; others do not count.", "map of anything"},
    {"want_fault", Presence::optional, Shape::any, read_want_fault,
     "The document is refused, and this fault is among the reasons.", "wanted fault"},
    {"want_faults", Presence::optional, Shape::list, read_want_faults,
     "The document is refused with exactly these faults.", "list of wanted fault"},
    {"want_skip", Presence::optional, Shape::text, read_want_skip,
     "The document is skipped with this fault.", "reference"},
    {"want_report", Presence::optional, Shape::any, read_want_report,
     "This is among what policies and guards report.", "wanted fault"},
    {"want_reports", Presence::optional, Shape::list, read_want_reports,
     "Exactly these reports are made.", "list of wanted fault"},
    {"want_needs", Presence::optional, Shape::list, read_want_needs,
     "Exactly these questions, in order.", "list of question"},
    {"round_trip", Presence::optional, Shape::any, read_round_trip,
     "The mapping that leads back: what exact lines carry must come back.", "round trip"},
};

}  // namespace

spec::Part<CaseDraft> expectation_keys(CaseDraft& draft) {
  return part(kExpectations, draft);
}

bool read_expectation(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  return read_entry(reader, entry, expectation_keys(draft));
}

void read_wanted_part(Reader& reader, std::string_view path, const yaml::Node& value,
                      CaseDraft& draft) {
  if (value.is_map() && value.entries.size() == 1 && value.entries.front().key.text == "is" &&
      !state_asked(value)) {
    reader.diagnostics.add(make_error(Code::bad_test, "`is` asks for `missing` or `present`",
                                      value.entries.front().value.span,
                                      "null is written as it is: `null`"));
    return;
  }
  add_parts(pointer_of_path(path), value, draft);
}

void check_expectation_keys(Reader& reader, const yaml::Node& map) {
  static constexpr std::string_view kOutputs[] = {"want", "want_part", "round_trip"};
  static constexpr std::string_view kOthers[] = {"want_fault", "want_faults", "want_skip"};
  std::vector<const yaml::Entry*> ends;
  for (const std::string_view key : kOthers) {
    if (const yaml::Entry* entry = map.find_entry(key)) ends.push_back(entry);
  }
  for (const std::string_view key : kOutputs) {
    const yaml::Entry* entry = map.find_entry(key);
    if (entry && !ends.empty()) ends.push_back(entry);
  }
  if (ends.size() > 1) {
    spec::refuse_together(
        reader, ends, "a document is translated, refused or skipped: a case expects one of these");
  }
}

std::vector<spec::Key> expected_keys() {
  return spec::keys_of(kExpectations);
}

std::vector<spec::Key> wanted_fault_keys() {
  return spec::keys_of(kFault);
}

std::vector<spec::Key> round_trip_keys() {
  return spec::keys_of(kRoundTrip);
}

}  // namespace smx::authoring
