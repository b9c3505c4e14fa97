// Runs documents and keeps every look-up that found no row.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "smx/ledger.h"

#include "csv/csv.h"
#include "engine/observer.h"
#include "json/write_json.h"
#include "packs/rule_set_state.h"

namespace smx {

namespace {

std::string text_of(const Node& node) {
  if (node.is(Kind::text) || node.is(Kind::number)) return std::string(node.text());
  std::string text;
  write_json(node, JsonLayout::compact, text);
  return text;
}

/// One look-up that found nothing.
struct Miss {
  const Table* table = nullptr;
  Asked asked = Asked::by_key;
  std::vector<std::string> texts;
  UnmappedEnd end = UnmappedEnd::refused;
  Sensitivity sensitivity = Sensitivity::code;
  RuleId rule = 0;
};

UnmappedEnd end_by(const Policy* policy) {
  if (!policy || policy->action == Action::fail || policy->action == Action::fail_named)
    return UnmappedEnd::refused;
  return policy->reporting == Reporting::report ? UnmappedEnd::reported : UnmappedEnd::answered;
}

/// The line that a place stands in, where no line is being evaluated: that of a guard, or none.
RuleId line_around(const Program& program, const Span& place) {
  RuleId found = 0;
  for (RuleId id = 1; id < program.rules.size(); ++id) {
    const Rule& rule = program.rules[id];
    const bool around = rule.kind == RuleKind::line && rule.span.source == place.source &&
                        rule.span.begin <= place.begin && place.end <= rule.span.end;
    if (around && (found == 0 || rule.span.begin > program.rules[found].span.begin)) found = id;
  }
  return found;
}

/// The misses of the last pass over a document: an earlier one did the same and came less far.
class MissObserver final : public Observer, private Recorder {
 public:
  MissObserver() : Recorder(Detail::lines) {}

  void start() { misses_.clear(); }
  const std::vector<Miss>& misses() const { return misses_; }

  Recorder* recorder() override { return this; }
  void ended(const EndedTranslation&) override {}

 private:
  void begin_pass(const Invocation& call) override {
    program_ = &call.program;
    misses_.clear();
    open_.clear();
  }
  void begin_line(const Form& form) override { open_.push_back(&form); }
  RuleId end_line(const Form& form, const Val&) override {
    open_.pop_back();
    return form.rule;
  }
  void looked_up(const LookupCall& call, std::span<const Node> keys, const TableRow* row) override {
    if (!row) add(call, Asked::by_key, keys);
  }
  void looked_back(const LookupCall& call, const Node& value, const TableRow* row) override {
    if (!row) add(call, Asked::by_value, {&value, 1});
  }

  void add(const LookupCall& call, Asked asked, std::span<const Node> nodes) {
    if (!call.table) return;  // items of a list have no file to paste into
    Miss& miss = misses_.emplace_back();
    miss.table = call.table;
    miss.asked = asked;
    for (const Node& node : nodes) miss.texts.push_back(text_of(node));
    const Policy* policy = nullptr;
    constexpr auto kUnmapped = static_cast<std::size_t>(Trigger::unmapped);
    for (auto form = open_.rbegin(); form != open_.rend() && miss.rule == 0; ++form) {
      const Rule& rule = program_->rules[(*form)->rule];
      if (rule.phi == Phi::yes) miss.sensitivity = Sensitivity::patient_data;
      if (!policy) policy = (*form)->policies[kUnmapped];
      if (rule.kind == RuleKind::line) miss.rule = (*form)->rule;
    }
    if (miss.rule == 0) miss.rule = line_around(*program_, call.span);
    miss.end = end_by(policy ? policy : call.unmapped);
  }

  const Program* program_ = nullptr;
  std::vector<const Form*> open_;
  std::vector<Miss> misses_;
};

/// What a table's file says of its form.
void describe_rows(const Pack& pack, const Table& table, UnmappedTable& out) {
  out.keys = table.keys;
  out.columns = table.keys;
  out.columns.insert(out.columns.end(), table.values.begin(), table.values.end());
  out.style = table.keys.size() == 1 ? RowStyle::map : RowStyle::list;
  for (const spec::File& file : pack.files) {
    const auto* said = std::get_if<spec::Table>(&file.thing);
    if (!said || said->name.text != table.name) continue;
    out.file = file.source->name();
    const yaml::Node* rows = file.tree ? file.tree->find("rows") : nullptr;
    if (rows && rows->is_list()) out.style = RowStyle::list;
    if (said->csv.empty()) return;
    const std::string folder = out.file.substr(0, out.file.rfind('/') + 1);
    const auto source = pack.other_sources.find(folder + said->csv.text);
    if (source == pack.other_sources.end()) return;
    out.file = source->first;
    out.style = RowStyle::csv;
    Diagnostics unused;
    const auto csv = csv::read_csv(*source->second, {}, unused);
    if (!csv) return;
    out.columns.clear();
    for (const csv::Cell& cell : csv->header) out.columns.push_back(cell.text);
  }
}

class LedgerBook {
 public:
  void enter(const RuleSetState& rules, const FoundMapping& found, const CorpusDocument& document,
             const std::vector<Miss>& misses) {
    std::set<const UnmappedCode*> met;
    for (const Miss& miss : misses) {
      UnmappedCode& code = entry(rules, *found.program, miss);
      code.texts = miss.texts;
      code.asked = miss.asked;
      code.sensitivity = std::max(code.sensitivity, miss.sensitivity);
      code.end = std::min(code.end, miss.end);
      ++code.lookups;
      if (met.insert(&code).second) ++code.documents;
      if (code.first_document.empty()) code.first_document = document.name;
      const std::string& line = found.program->rules[miss.rule].address;
      const auto place = std::ranges::lower_bound(code.lines, line);
      if (!line.empty() && (place == code.lines.end() || *place != line))
        code.lines.insert(place, line);
    }
  }

  std::vector<UnmappedTable> take() {
    std::vector<UnmappedTable> tables;
    for (auto& [name, page] : pages_) {
      UnmappedTable& table = tables.emplace_back(std::move(page.table));
      for (auto& [key, code] : page.codes) table.codes.push_back(std::move(code));
      std::ranges::stable_sort(table.codes, [](const UnmappedCode& a, const UnmappedCode& b) {
        return std::tie(a.end, b.lookups) < std::tie(b.end, a.lookups);
      });
    }
    return tables;
  }

 private:
  using Key = std::tuple<Asked, std::vector<std::string>>;
  struct Page {
    UnmappedTable table;
    std::map<Key, UnmappedCode> codes;
  };

  UnmappedCode& entry(const RuleSetState& rules, const Program& program, const Miss& miss) {
    // An imported table is that of its own pack: `pack.table`.
    const std::size_t dot = is_imported(miss.table->name) ? miss.table->name.find('.') : 0;
    const std::string pack = dot == 0 ? program.pack : miss.table->name.substr(0, dot);
    const std::string name = dot == 0 ? miss.table->name : miss.table->name.substr(dot + 1);
    Page& page = pages_[{pack, name}];
    if (page.table.name.empty()) {
      page.table.pack = pack;
      page.table.name = name;
      for (const auto& one : rules.packs) {
        const auto& tables = one->program->tables;
        const auto own = tables.find(name);
        if (one->program->pack == pack && own != tables.end())
          describe_rows(*one, *own->second, page.table);
      }
    }
    const auto [code, is_new] = page.codes.try_emplace(Key{miss.asked, miss.texts});
    if (is_new) code->second.end = UnmappedEnd::answered;
    return code->second;
  }

  std::map<std::pair<std::string, std::string>, Page> pages_;
};

}  // namespace

Ledger count_unmapped(const std::shared_ptr<const RuleSet>& rules, const Corpus& corpus,
                      const Limits& limits) {
  Ledger ledger;
  LedgerBook book;
  MissObserver observer;
  Translator translator(rules, limits);
  for (const CorpusDocument& document : corpus.documents) {
    const auto found = rules->state().find_runnable(document.mapping);
    if (!found) {
      ledger.not_run.emplace_back(document.name, found.error().message);
      continue;
    }
    observer.start();
    Translation result;
    translate_observed(translator, request_of(document), *document.needs, observer, result);
    if (result.outcome == Outcome::unusable && !result.diagnostics.empty()) {
      ledger.not_run.emplace_back(document.name, result.diagnostics.front().message);
      continue;
    }
    ++ledger.documents;
    ledger.refused += result.outcome == Outcome::refused;
    book.enter(rules->state(), *found, document, observer.misses());
  }
  ledger.tables = book.take();
  return ledger;
}

}  // namespace smx
