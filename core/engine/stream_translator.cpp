// A stream of documents: cut into entries, each of which is translated as it comes.
#include <algorithm>
#include <utility>

#include "smx/stream.h"

#include "base/utf8.h"
#include "engine/entry.h"
#include "engine/line_cutter.h"
#include "markup/xml_path.h"
#include "packs/rule_set_state.h"
#include "program/streaming.h"
#include "xml/characters.h"
#include "xml/element_cutter.h"

namespace smx {

namespace {

/// White space before anything else, of which lines and elements could both begin.
constexpr std::size_t kLongestLead = 64 * 1024;

enum class Guess : std::uint8_t { unknown, lines, elements };

Guess guess_format(std::string_view bytes) {
  if (utf8::kByteOrderMark.starts_with(bytes)) return Guess::unknown;
  if (bytes.starts_with(utf8::kByteOrderMark)) bytes.remove_prefix(utf8::kByteOrderMark.size());
  const auto first = std::find_if_not(bytes.begin(), bytes.end(), xml::is_xml_space);
  if (first == bytes.end()) return bytes.size() > kLongestLead ? Guess::lines : Guess::unknown;
  return *first == '<' ? Guess::elements : Guess::lines;
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

Code code_of(xml::Fault::Kind kind) {
  switch (kind) {
    case xml::Fault::Kind::syntax: return Code::broken_stream;
    case xml::Fault::Kind::too_large: return Code::document_too_large;
    case xml::Fault::Kind::too_deep: return Code::xml_too_deep;
  }
  return Code::broken_stream;
}

Position position_at(std::size_t line, std::size_t column) {
  return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)};
}

Diagnostic cannot_stream(const Mapping& mapping, const Streaming& streaming) {
  Diagnostic diagnostic = make_error(
      Code::cannot_stream,
      "mapping " + quoted(mapping.name) + " cannot read XML entry by entry: " + streaming.why_not,
      streaming.place);
  diagnostic.fix =
      "hand in whole documents, or translate entries by a mapping that takes one entry";
  return diagnostic;
}

}  // namespace

struct StreamTranslator::State {
  State(std::shared_ptr<const RuleSet> the_rules, StreamRequest the_request, NeedSource& the_needs,
        StreamReceiver& the_receiver, const Limits& the_limits)
      : rules(std::move(the_rules)),
        asked(std::move(the_request)),
        needs(the_needs),
        receiver(the_receiver),
        limits(the_limits),
        translator(rules, limits) {
    begin();
  }

  void begin();
  bool is_over() const { return end.is_stopped || end.fault.has_value(); }
  void feed(std::string_view bytes);
  void finish();

  void choose(Guess guess);
  void start_elements();
  bool is_expected_root(std::string_view uri, std::string_view local);
  void take(const xml::CutElement& element);
  void take(const CutLine& line);
  void refuse_too_large(const StreamEntry& entry, std::string_view what, std::string pointer);
  void hand_out(const StreamEntry& entry);
  void end_with(const std::optional<xml::Fault>& fault);
  InputPlace place(Position position) const { return {asked.input, {}, position, {}}; }

  std::shared_ptr<const RuleSet> rules;
  StreamRequest asked;
  NeedSource& needs;
  StreamReceiver& receiver;
  Limits limits;
  Translator translator;
  const Mapping* mapping = nullptr;
  const markup::Plan* plan = nullptr;
  Streaming streaming;
  std::string first_item;  // its pointer in a document that has one
  Request request;         // the streamed input is its last
  Translation result;
  StreamEnd end;
  std::string lead;  // what was fed before it was clear what it is
  std::optional<LineCutter> lines;
  std::optional<xml::ElementCutter> elements;
};

void StreamTranslator::State::begin() {
  const Result<FoundMapping> found = rules->state().find_runnable(asked.mapping);
  if (!found) {
    end.fault = found.error();
    return;
  }
  mapping = found->mapping;
  if (asked.input.empty() && !mapping->inputs.empty()) asked.input = mapping->inputs.front().name;
  const auto input = std::find_if(mapping->inputs.begin(), mapping->inputs.end(),
                                  [&](const InputInfo& one) { return one.name == asked.input; });
  if (input == mapping->inputs.end()) {
    std::vector<std::string> names;
    for (const InputInfo& one : mapping->inputs) names.push_back(one.name);
    end.fault =
        make_error(Code::missing_input,
                   "mapping " + quoted(mapping->name) + " has no input " + quoted(asked.input), {});
    end.fault->fix = suggest(asked.input, names);
    return;
  }
  plan = found->program->plan_of(*input->type);
  streaming = streaming_of(*mapping, *input, plan);
  first_item = streaming.pointer + "/0";
  request = {asked.mapping, asked.inputs, asked.now, asked.context};
  request.inputs.push_back({asked.input, {}, {}});
  if (asked.format == StreamFormat::lines) choose(Guess::lines);
  if (asked.format == StreamFormat::elements) choose(Guess::elements);
}

void StreamTranslator::State::choose(Guess guess) {
  if (guess == Guess::elements) return start_elements();
  lines.emplace(limits.document_bytes, [this](const CutLine& line) { take(line); });
}

void StreamTranslator::State::start_elements() {
  if (streaming.way == Streaming::Way::none) {
    end.fault = cannot_stream(*mapping, streaming);
    return;
  }
  xml::Options options;
  options.bytes = limits.document_bytes;
  options.depth = limits.document_depth;
  if (streaming.way == Streaming::Way::documents) ++options.depth;  // the root around them
  const markup::Name& name = streaming.entry->name;
  elements.emplace(
      name.uri, name.local, options,
      [this](std::string_view uri, std::string_view local) { return is_expected_root(uri, local); },
      [this](const xml::CutElement& element) { take(element); });
}

/// Where the list is of one document, the root is that of the document. Where each entry is a
/// document, it can be any, but the entry itself: a mapping that was handed one whole document
/// would find nothing in it.
bool StreamTranslator::State::is_expected_root(std::string_view uri, std::string_view local) {
  const bool is_item = streaming.way == Streaming::Way::items;
  const markup::Name& name = is_item ? streaming.root->name : streaming.entry->name;
  if (name.is(uri, local) == is_item) return true;
  const std::string what = quoted(name.local) + (name.uri.empty() ? std::string(" in no namespace")
                                                                  : " of " + quoted(name.uri));
  end.fault = make_error(Code::invalid_input,
                         is_item ? "the root element of the stream is not " + what
                                 : "the root element of the stream is " + what +
                                       ", which is one document and no stream",
                         {});
  end.fault->inputs.push_back(place({}));
  if (!is_item) end.fault->fix = "hand it in as a document";
  return false;
}

void StreamTranslator::State::feed(std::string_view bytes) {
  end.bytes += bytes.size();
  if (!lines && !elements) {
    lead += bytes;
    const Guess guess = guess_format(lead);
    if (guess == Guess::unknown) return;
    choose(guess);
    if (is_over()) return;
    const std::string all = std::exchange(lead, {});
    if (lines) lines->feed(all);
    if (elements) end_with(elements->feed(all));
  } else if (lines) {
    lines->feed(bytes);
  } else {
    end_with(elements->feed(bytes));
  }
}

void StreamTranslator::State::finish() {
  if (is_over()) return;
  if (elements) {
    end_with(elements->finish());
  } else if (lines) {
    lines->finish();
  }
  if (elements) end.other_elements = elements->passed_over();
}

void StreamTranslator::State::end_with(const std::optional<xml::Fault>& fault) {
  if (!fault || is_over()) return;
  end.fault =
      make_error(code_of(fault->kind),
                 "the stream of " + quoted(asked.input) + " ends here: " + fault->message, {});
  end.fault->inputs.push_back(place(position_at(elements->line(), elements->column())));
  end.fault->notes.push_back({"entries before it", std::to_string(end.entries)});
  end.fault->fix = "the entries before this place are done; send what follows again, whole";
}

void StreamTranslator::State::take(const xml::CutElement& element) {
  if (is_over()) return;
  const StreamEntry entry{end.entries, element.offset, position_at(element.line, element.column),
                          StreamFormat::elements};
  const bool is_item = streaming.way == Streaming::Way::items;
  if (element.state == xml::CutState::too_large) {
    refuse_too_large(entry, "this entry",
                     is_item ? streaming.pointer + "/" + std::to_string(entry.index) : "");
  } else {
    Translator::Entry part{asked.input, {.begin = element.begin}};
    if (is_item) {
      part.part = {element.begin, streaming.entry->value->type, first_item, entry.index};
    }
    request.inputs.back().text = element.document;
    request.inputs.back().start = entry.start;
    translator.translate(request, &part, nullptr, needs, result);
  }
  hand_out(entry);
}

void StreamTranslator::State::take(const CutLine& line) {
  const bool is_whole = line.state != CutLine::State::too_large;
  if (is_over() || (is_whole && std::all_of(line.text.begin(), line.text.end(), xml::is_xml_space)))
    return;
  const StreamEntry entry{end.entries, line.offset, position_at(line.number, 1),
                          StreamFormat::lines};
  if (is_whole) {
    request.inputs.back().text = line.text;
    request.inputs.back().start = entry.start;
    translator.translate(request, needs, result);
  } else {
    refuse_too_large(entry, "this line", {});
  }
  const bool breaks_off = line.state == CutLine::State::unended &&
                          result.outcome == Outcome::refused &&
                          result.diagnostics.front().code == Code::json_syntax;
  hand_out(entry);
  if (!breaks_off || is_over()) return;
  end.fault = make_error(Code::broken_stream,
                         "the stream of " + quoted(asked.input) +
                             " breaks off: its last line has no end and is not JSON",
                         {});
  end.fault->inputs.push_back(place(entry.start));
  end.fault->notes.push_back({"entries before it", std::to_string(entry.index)});
  end.fault->fix = "the lines before this one are done; send this one again, and what follows";
}

void StreamTranslator::State::refuse_too_large(const StreamEntry& entry, std::string_view what,
                                               std::string pointer) {
  result = {};
  result.outcome = Outcome::refused;
  result.diagnostics.push_back(make_error(
      Code::document_too_large, std::string(what) + " is larger than a document may be", {}));
  InputPlace where = place(entry.start);
  if (!pointer.empty()) where.path = markup::xml_path(*plan, pointer);
  where.pointer = std::move(pointer);
  result.diagnostics.back().inputs.push_back(std::move(where));
}

void StreamTranslator::State::hand_out(const StreamEntry& entry) {
  ++end.entries;
  end.is_stopped = receiver.take(entry, result) == StreamReceiver::Next::stop;
}

StreamTranslator::StreamTranslator(std::shared_ptr<const RuleSet> rules, StreamRequest request,
                                   NeedSource& needs, StreamReceiver& receiver,
                                   const Limits& limits)
    : state_(
          std::make_unique<State>(std::move(rules), std::move(request), needs, receiver, limits)) {}
StreamTranslator::~StreamTranslator() = default;

bool StreamTranslator::feed(std::string_view bytes) {
  if (!state_->is_over()) state_->feed(bytes);
  return !state_->is_over();
}

const StreamEnd& StreamTranslator::finish() {
  state_->finish();
  return state_->end;
}

}  // namespace smx
