#include "review/write_csv.h"

#include "csv/write_csv.h"
#include "review/rule_text.h"
#include "review/words.h"

namespace smx::review {

namespace {

/// The cells of one record; what a kind of record has nothing for stays empty.
struct Record {
  std::string kind, pack, thing, address, name, type, required, source, origin, rule, uses;
  std::string fallback, policies, basis, note, said_by, patient_data;
  std::string from, to, zone, scope, overlays, way_back, because, file, reached;
};

using Cell = std::string Record::*;

constexpr std::pair<std::string_view, Cell> kColumns[] = {
    {"kind", &Record::kind},
    {"pack", &Record::pack},
    {"thing", &Record::thing},
    {"address", &Record::address},
    {"target", &Record::name},
    {"type", &Record::type},
    {"presence", &Record::required},
    {"source", &Record::source},
    {"comes from", &Record::origin},
    {"rule", &Record::rule},
    {"uses", &Record::uses},
    {"default", &Record::fallback},
    {"policies", &Record::policies},
    {"basis", &Record::basis},
    {"note", &Record::note},
    {"source of the rule", &Record::said_by},
    {"patient data", &Record::patient_data},
    {"from", &Record::from},
    {"until before", &Record::to},
    {"zone", &Record::zone},
    {"scope", &Record::scope},
    {"overlays", &Record::overlays},
    {"way back", &Record::way_back},
    {"because", &Record::because},
    {"file", &Record::file},
    {"reached", &Record::reached},
};

std::string_view word_for(LineReview::Kind kind) {
  switch (kind) {
    case LineReview::Kind::guard: return "guard";
    case LineReview::Kind::need: return "need";
    case LineReview::Kind::value: return "value";
    case LineReview::Kind::target: return "target";
  }
  return "";
}

class CsvWriter {
 public:
  void put_header();
  void put(const PackReview& pack);
  std::string take() && { return std::move(out_); }

 private:
  void put(Record record);
  void put(const MappingReview& mapping);
  void put(const TableReview& table);
  void put(const DecisionReview& decision);
  void put(const PackReview& pack, const OverlayReview& overlay);
  void put_cases(const ThingReview& thing);

  std::string out_;
};

void CsvWriter::put_header() {
  std::vector<std::string> cells;
  for (const auto& [name, cell] : kColumns) cells.emplace_back(name);
  out_ += csv::row_text(cells);
}

void CsvWriter::put(Record record) {
  std::vector<std::string> cells;
  for (const auto& [name, cell] : kColumns) cells.push_back(std::move(record.*cell));
  out_ += csv::row_text(cells);
}

void say(const Standing& standing, Record& record) {
  record.basis = standing.basis;
  record.note = standing.note;
  record.said_by = standing.source;
}

void say(const Effect& effect, Record& record) {
  record.from = effect.from;
  record.to = effect.to;
  record.zone = effect.from.empty() && effect.to.empty() ? "" : effect.zone;
  record.scope = effect.scope;
}

void say(const std::vector<Change>& changes, Record& record) {
  std::vector<std::string> texts;
  for (const Change& change : changes) {
    std::string text = change.overlay + " " + verb_in_words(change.verb, "it");
    if (change.effect.any()) text += " " + in_words(change.effect);
    texts.push_back(std::move(text));
  }
  record.overlays = listed(texts, "; ");
}

Record record_of(const ThingReview& thing, std::string_view kind) {
  Record record;
  record.kind = kind;
  record.pack = thing.pack;
  record.thing = thing.name;
  return record;
}

std::string policies_of(const LineReview& line) {
  std::vector<std::string> texts;
  for (const PolicyWords& policy : line.policies) {
    std::string text = policy.when + ": " + policy.what;
    if (!policy.from.empty()) text += " (said by " + policy.from + ")";
    texts.push_back(std::move(text));
  }
  return listed(texts, "; ");
}

std::string uses_of(const LineReview& line) {
  std::vector<std::string> texts;
  for (const Reference& one : line.uses)
    texts.push_back(std::string(word_for(one.kind)) + " " + full_address(one.pack, one.name));
  return listed(texts, "; ");
}

void CsvWriter::put_cases(const ThingReview& thing) {
  for (const TestName& one : thing.cases) {
    Record record = record_of(thing, "test");
    record.name = one.suite + "/" + one.name;
    put(std::move(record));
  }
}

void CsvWriter::put(const MappingReview& mapping) {
  for (const LineReview& line : mapping.lines) {
    Record record = record_of(mapping, word_for(line.kind));
    record.address = line.address;
    record.name = name_of(line);
    if (!line.of.empty()) record.name += " (handed to " + line.of + ")";
    record.type = line.type;
    record.required = line.presence;
    record.source = listed(line.sources, "; ");
    record.origin = listed(line.origins, "; ");
    record.rule = on_one_line(line.rule);
    if (!line.effect.empty()) record.rule += " -> " + line.effect;
    record.uses = uses_of(line);
    record.fallback = line.fallback;
    record.policies = policies_of(line);
    say(line.standing, record);
    record.patient_data = line.phi.empty() ? "" : "yes";
    say(line.changes, record);
    record.way_back = line.way_back;
    record.because = line.because;
    record.file = line.file;
    if (line.reached) record.reached = std::to_string(*line.reached);
    put(std::move(record));
  }
  put_cases(mapping);
}

void CsvWriter::put(const TableReview& table) {
  for (const RowReview& row : table.rows) {
    Record record = record_of(table, "table row");
    record.address = row.address;
    record.name = row.id;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < table.values.size(); ++i)
      values.push_back(table.values[i].name + ": " + row.cells[table.keys.size() + i]);
    record.rule = row.remark == "no counterpart" ? row.remark : listed(values);
    if (record.rule != row.remark && !row.remark.empty()) record.rule += " (" + row.remark + ")";
    say(table.standing, record);  // its rows say nothing of their own
    say(row.changes, record);
    record.file = row.file;
    if (row.reached) record.reached = std::to_string(*row.reached);
    put(std::move(record));
  }
  put_cases(table);
}

void CsvWriter::put(const DecisionReview& decision) {
  for (const RowReview& row : decision.rows) {
    Record record = record_of(decision, "decision row");
    record.address = row.address;
    record.name = row.id;
    std::vector<std::string> answers;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string name = i < decision.outputs.size() ? decision.outputs[i].name : "";
      answers.push_back(name.empty() ? row.cells[i] : name + ": " + row.cells[i]);
    }
    record.source = row.when.empty() ? "always" : row.when;
    record.rule = listed(answers);
    say(row.standing, record);
    say(row.effect, record);
    say(row.changes, record);
    record.file = row.file;
    if (row.reached) record.reached = std::to_string(*row.reached);
    put(std::move(record));
  }
  put_cases(decision);
}

void CsvWriter::put(const PackReview& pack, const OverlayReview& overlay) {
  for (const Change& change : overlay.changes) {
    Record record;
    record.kind = "overlay edit";
    record.pack = pack.name;
    record.thing = overlay.name;
    record.address = change.address;
    record.name = verb_in_words(change.verb, "it");
    record.rule = on_one_line(change.text);
    say(overlay.standing, record);
    say(overlay.effect, record);
    record.file = overlay.file;
    put(std::move(record));
  }
}

void CsvWriter::put(const PackReview& pack) {
  for (std::size_t i = 0; i < pack.context.size(); ++i) {
    Record record;
    record.kind = "setting";
    record.pack = pack.name;
    record.address = "context/" + pack.context[i].name;
    record.name = pack.context[i].name;
    record.type = pack.context[i].type;
    record.required = pack.context[i].presence;
    say(pack.context_standing[i], record);
    put(std::move(record));
  }
  for (const OverlayReview& overlay : pack.overlays) put(pack, overlay);
  for (const MappingReview& mapping : pack.mappings) put(mapping);
  for (const TableReview& table : pack.tables) put(table);
  for (const DecisionReview& decision : pack.decisions) put(decision);
}

}  // namespace

std::string csv_of(const ReviewDocument& document) {
  CsvWriter writer;
  writer.put_header();
  for (const PackReview& pack : document.packs) writer.put(pack);
  return std::move(writer).take();
}

}  // namespace smx::review
