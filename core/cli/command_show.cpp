// smx show: what a mapping takes, asks and does, line by line.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/rule_set.h"

#include "clock.h"
#include "commands.h"
#include "json_object.h"
#include "overlay_listing.h"
#include "rule_folder.h"
#include "show_decision.h"
#include "streams_text.h"
#include "terminal.h"
#include "ways_back.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson =
    R"(Without MAPPING the mappings are listed. `[phi]` marks a value that names or describes a patient.

Examples:
  smx show                                 which mappings are there?
  smx show order-to-invoice
  smx show state-of-order                  a decision: its rows, in the order in which they are asked
  smx show order-to-invoice --basis assumed
                                           only the lines that rest on an assumption
  smx show --basis assumed                 every assumption of all rules, with its place
  smx show order-to-invoice --way-back     which lines can be turned round?
  smx show order-to-invoice --resolved --scope site=506 --at 2026-05-01
                                           as overlays make it then, for that site
  smx show order-to-invoice --json | jq '.lines[].address'

Exit codes:
  0  shown
  2  no such mapping, or rules that do not load)";

struct Options {
  std::string mapping;
  std::string rules = "rules";
  std::string basis;
  bool as_json = false;
  bool way_back = false;
  bool resolved = false;
  std::vector<std::string> scope;
  std::string at;
};

std::vector<RuleLine> chosen_lines(const MappingInfo& mapping, const std::string& basis) {
  std::vector<RuleLine> lines;
  for (const RuleLine& line : mapping.lines) {
    if (basis.empty() || line.basis == basis) lines.push_back(line);
  }
  return lines;
}

std::string entries_text(std::string_view heading, const std::vector<SignatureEntry>& entries) {
  if (entries.empty()) return {};
  Columns columns(4);
  for (const SignatureEntry& entry : entries) {
    columns.add({printable(entry.name), printable(entry.type), printable(entry.presence)});
  }
  return "  " + std::string(heading) + "\n" + columns.text();
}

std::string lines_text(const MappingInfo& mapping, const std::vector<RuleLine>& lines) {
  Columns columns(4);
  for (const RuleLine& line : lines) {
    const std::string mark = line.phi.empty() ? "" : "[phi]";
    const std::string overlay = line.overlay.empty() ? "" : "[" + printable(line.overlay) + "]";
    columns.add({printable(short_address(mapping, line.address)), mark, line.basis, overlay,
                 printable(line.text)});
  }
  return columns.empty() ? "    none\n" : columns.text();
}

void add_names(std::string& text, std::string_view what, const std::vector<std::string>& names) {
  if (names.empty()) return;
  text += "      " + std::string(what) + " ";
  for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : ", ") + printable(names[i]);
  text += "\n";
}

/// What each `copy` takes, and what it leaves and why.
std::string copies_text(const MappingInfo& mapping) {
  std::string text;
  for (const CopyListing& copy : mapping.copies) {
    const std::string into = short_address(mapping, copy.address);
    text += "  copies " + printable(copy.from);
    text += into == mapping.name ? "\n" : " into " + printable(into) + "\n";
    add_names(text, "takes", copy.taken);
    add_names(text, "leaves to their own lines", copy.written);
    add_names(text, "leaves, named under except", copy.excepted);
    add_names(text, "leaves, without a target", copy.without_target);
  }
  return text;
}

std::string mapping_text(const MappingInfo& mapping, const Options& options, Colour colour) {
  const std::vector<RuleLine> lines = chosen_lines(mapping, options.basis);
  std::string text = painted(mapping.name, Style::bold, colour) + "  (pack " + mapping.pack + ")\n";
  text += "  " + printable(mapping.summary) + "\n\n";
  text += entries_text("takes", mapping.inputs);
  for (const StreamListing& stream : mapping.streams) {
    text += "    " + printable(stream_text(stream)) + "\n";
  }
  text += "  gives\n    " + printable(mapping.output) + "\n";
  text += entries_text("asks for, in at most " + counted(mapping.rounds, "round"), mapping.needs);
  text += entries_text("is told", mapping.context);
  text += options.basis.empty() ? "  rules\n" : "  rules with basis " + options.basis + "\n";
  const Overlays listing = options.resolved ? Overlays::that_count : Overlays::that_can_count;
  text += lines_text(mapping, lines) + copies_text(mapping) + overlays_text(mapping, listing);
  return options.way_back ? text + ways_back_text(mapping, lines) : text;
}

std::string entries_json(const std::vector<SignatureEntry>& entries) {
  std::vector<std::string> items;
  for (const SignatureEntry& entry : entries) {
    items.push_back(JsonObject()
                        .text("name", entry.name)
                        .text("type", entry.type)
                        .text("presence", entry.presence)
                        .str());
  }
  return json_list(items);
}

std::string line_json(const RuleLine& line) {
  return JsonObject()
      .text("address", line.address)
      .text("text", line.text)
      .text("file", line.file)
      .number("line", line.position.line)
      .number("column", line.position.column)
      .text("basis", line.basis)
      .text("note", line.note)
      .text("source", line.source)
      .text("way_back", line.way_back)
      .text("because", line.because)
      .text("overlay", line.overlay)
      .flag("phi", !line.phi.empty())
      .str();
}

std::string names_json(const std::vector<std::string>& names) {
  std::vector<std::string> items;
  for (const std::string& name : names) items.push_back(json_quoted(name));
  return json_list(items);
}

std::string copies_json(const MappingInfo& mapping) {
  std::vector<std::string> items;
  for (const CopyListing& copy : mapping.copies) {
    items.push_back(JsonObject()
                        .text("address", copy.address)
                        .text("from", copy.from)
                        .json("taken", names_json(copy.taken))
                        .json("written", names_json(copy.written))
                        .json("excepted", names_json(copy.excepted))
                        .json("without_target", names_json(copy.without_target))
                        .str());
  }
  return json_list(items);
}

std::string streams_json(const MappingInfo& mapping) {
  std::vector<std::string> items;
  for (const StreamListing& stream : mapping.streams) {
    items.push_back(JsonObject()
                        .text("input", stream.input)
                        .text("entries", stream.entries)
                        .text("why_not", stream.why_not)
                        .text("file", stream.file)
                        .number("line", stream.position.line)
                        .number("column", stream.position.column)
                        .str());
  }
  return json_list(items);
}

std::string mapping_json(const MappingInfo& mapping, const Options& options) {
  std::vector<std::string> lines;
  for (const RuleLine& line : chosen_lines(mapping, options.basis))
    lines.push_back(line_json(line));
  return JsonObject()
      .text("mapping", mapping.name)
      .text("pack", mapping.pack)
      .text("summary", mapping.summary)
      .json("inputs", entries_json(mapping.inputs))
      .json("streams", streams_json(mapping))
      .json("needs", entries_json(mapping.needs))
      .json("context", entries_json(mapping.context))
      .text("output", mapping.output)
      .number("rounds", mapping.rounds)
      .json("lines", json_list(lines))
      .json("copies", copies_json(mapping))
      .text("inverse_of", mapping.inverse_of)
      .json("overlays", overlays_json(mapping))
      .str();
}

std::string mappings_text(const RuleSet& rules, const Options& options) {
  Columns columns(0);
  std::vector<std::string> items;
  for (const std::string& name : rules.mapping_names()) {
    const Result<MappingInfo> mapping = rules.describe(name);
    const std::string summary = mapping ? mapping->summary : "";
    columns.add({printable(name), printable(summary)});
    items.push_back(JsonObject().text("mapping", name).text("summary", summary).str());
  }
  return options.as_json ? json_list(items) + "\n" : columns.text();
}

std::string place_text(const RuleLine& line) {
  return line.file + ":" + std::to_string(line.position.line) + ":" +
         std::to_string(line.position.column);
}

/// Everything of the rules with one basis, each with its place: what to ask about, and where.
std::string basis_text(const RuleSet& rules, const Options& options, Colour colour) {
  const std::vector<RuleLine> lines = rules.lines_with_basis(options.basis);
  std::vector<std::string> items;
  std::string text;
  for (const RuleLine& line : lines) {
    items.push_back(line_json(line));
    text += painted(printable(line.address), Style::bold, colour) + "\n";
    text += "  at      " + printable(place_text(line)) + "\n";
    text += "  rule    " + printable(line.text) + "\n";
    if (!line.note.empty()) text += "  note    " + printable(line.note) + "\n";
    if (!line.source.empty()) text += "  source  " + printable(line.source) + "\n";
  }
  if (options.as_json) return json_list(items) + "\n";
  return text + counted(lines.size(), "place") + " with basis " + options.basis + "\n";
}

OverlaySelection selection_of(const Options& options) {
  OverlaySelection selection;
  selection.at = options.at.empty() ? now_in_utc() : options.at;
  for (const std::string& value : options.scope) {
    const std::size_t equals = value.find('=');
    selection.scope.emplace_back(value.substr(0, equals), value.substr(equals + 1));
  }
  return selection;
}

/// What is wrong with the options themselves; empty when nothing is.
std::string usage_mistake(const Options& options) {
  const bool selects = !options.scope.empty() || !options.at.empty();
  if (selects && !options.resolved) return "--scope and --at choose what --resolved shows";
  if (options.resolved && options.mapping.empty()) return "--resolved needs a MAPPING";
  for (const std::string& value : options.scope) {
    const std::size_t equals = value.find('=');
    if (equals == 0 || equals == std::string::npos) return "--scope takes NAME=VALUE";
  }
  return {};
}

/// What is no mapping may be a decision.
Exit show_decision(const RuleSet& rules, const Options& options, const Diagnostic& no_mapping,
                   Terminal& terminal) {
  const Result<DecisionInfo> decision = describe_decision(rules, options.mapping);
  if (!decision) {
    terminal.report(no_mapping);
    return Exit::unusable;
  }
  terminal.print(options.as_json
                     ? decision_json(*decision, options.basis) + "\n"
                     : decision_text(*decision, options.basis, terminal.result_colour()));
  return Exit::done;
}

Exit show(const Options& options, Terminal& terminal) {
  if (const std::string mistake = usage_mistake(options); !mistake.empty()) {
    terminal.say("error: " + mistake);
    terminal.say("help: `smx show --help`");
    return Exit::unusable;
  }
  const auto rules = rules_to_use(options.rules, Limits{}, terminal);
  if (!rules) return Exit::unusable;
  if (options.mapping.empty()) {
    terminal.print(options.basis.empty() ? mappings_text(*rules, options)
                                         : basis_text(*rules, options, terminal.result_colour()));
    return Exit::done;
  }
  const Result<MappingInfo> mapping = options.resolved
                                          ? rules->describe(options.mapping, selection_of(options))
                                          : rules->describe(options.mapping);
  if (!mapping) return show_decision(*rules, options, mapping.error(), terminal);
  terminal.print(options.as_json ? mapping_json(*mapping, options) + "\n"
                                 : mapping_text(*mapping, options, terminal.result_colour()));
  return Exit::done;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("MAPPING", options->mapping, "the name of a mapping or a decision");
  app.add_option("--rules", options->rules, "where the rules are (default: rules)")
      ->option_text("PATH");
  app.add_option("--basis", options->basis, "only lines with this basis: fact, inferred or assumed")
      ->option_text("WORD")
      ->check(CLI::IsMember({"fact", "inferred", "assumed"}));
  app.add_flag("--way-back", options->way_back,
               "also whether each target leads back to what it was made from");
  app.add_flag("--resolved", options->resolved, "as overlays make it, now or at the time of --at");
  app.add_option("--scope", options->scope, "with --resolved: for whom, by the names of scopes")
      ->option_text("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--at", options->at, "with --resolved: a day, or an instant (default: now)")
      ->option_text("TIME");
  app.add_flag("--json", options->as_json, "as JSON");
  return [options](Terminal& terminal) { return show(*options, terminal); };
}

}  // namespace

Command show_command() {
  return {"show", "prints what a mapping takes, asks and does, line by line", kLesson, declare};
}

}  // namespace smx::cli
