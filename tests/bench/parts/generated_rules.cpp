#include "generated_rules.h"

#include <stdexcept>

namespace smx::bench {

RuleFiles pack_files(int members) {
  std::string schema = "$defs:\n  Row:\n    type: object\n    properties:\n";
  for (int i = 0; i < members; ++i)
    schema += "      f" + std::to_string(i) + ": { type: string }\n";
  schema += R"(  Texts:
    type: object
    required: [ texts ]
    properties: { texts: { type: array, items: { type: string } } }
  Items:
    type: object
    required: [ items ]
    properties:
      items:
        type: array
        items:
          type: object
          required: [ name, size, open ]
          properties: { name: { type: string }, size: { type: integer }, open: { type: boolean } }
  Note:
    type: object
    required: [ note ]
    properties: { note: { type: string } }
)";
  return {{"pack.yaml",
           "pack: generated\nsummary: Made to be measured.\nschemas: { t: schemas/t.yaml }\n"},
          {"schemas/t.yaml", schema}};
}

void add_mapping(RuleFiles& files, const std::string& name, const std::string& type,
                 const std::string& fields) {
  files["mappings/" + name + ".yaml"] = "mapping: " + name +
                                        "\nsummary: Made to be measured.\ninput: { in: t/" + type +
                                        " }\noutput: t/" + type + "\nfields:\n" + fields;
}

void add_table(RuleFiles& files, const std::string& name, int rows, Rows how) {
  std::string yaml =
      "table: " + name +
      "\nsummary: Made to be measured.\nkey: { key: text }\nvalue: { value: text }\n";
  std::string csv = "key,value\n";
  yaml += how == Rows::csv ? "rows: " + name + ".csv\n" : "rows:\n";
  for (int i = 0; i < rows; ++i) {
    const std::string number = std::to_string(i);
    if (how == Rows::yaml) yaml += "  k" + number + ": the value of " + number + "\n";
    csv += "k" + number + ",v" + number + "\n";
  }
  files["tables/" + name + ".yaml"] = yaml;
  if (how == Rows::csv) files["tables/" + name + ".csv"] = csv;
}

void add_library(RuleFiles& files) {
  files["libraries/quick.lua"] =
      "local library = {}\nfunction library.same(text) return text end\nreturn library\n";
  files["libraries/quick.yaml"] = R"(library: quick
summary: Made to be measured.
script: quick.lua
functions:
  same: { summary: Gives back the text., takes: text, gives: text }
)";
}

std::string plain_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string name = "f" + std::to_string(i);
    lines += "  " + name + ": in." + name + "\n";
  }
  return lines;
}

std::string row_document(int members) {
  std::string document;
  for (int i = 0; i < members; ++i) {
    const std::string number = std::to_string(i);
    document += (document.empty() ? "{\"f" : ",\"f") + number + "\":\"text " + number + "\"";
  }
  return document + "}";
}

std::string texts_document(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "\"" : ",\"") + text + "\"";
  return "{\"texts\":[" + list + "]}";
}

std::string items_document(std::size_t bytes) {
  std::string document = "{\"items\":[";
  for (int i = 0; document.size() < bytes; ++i) {
    if (i > 0) document += ',';
    document += "{\"name\":\"item number " + std::to_string(i) +
                " with \\\"quotes\\\" and a few words about it\",\"size\":" + std::to_string(i) +
                ",\"open\":true}";
  }
  return document + "]}";
}

std::string note_document(std::size_t bytes) {
  std::string document = "{\"note\":\"";
  while (document.size() < bytes) document += "Some words of a long note, with a \\\"quote\\\".\\n";
  return document + "\"}";
}

std::shared_ptr<const RuleSet> load(RuleFiles files) {
  LoadedRules loaded = load_rules(MemoryFileSystem(std::move(files)), "");
  if (loaded.rules) return loaded.rules;
  std::string faults;
  for (const Diagnostic& diagnostic : loaded.diagnostics.items()) {
    faults += render_text(diagnostic, Colour::never);
  }
  throw std::runtime_error(faults);
}

Runner::Runner(std::shared_ptr<const RuleSet> rules, const std::string& mapping,
               const Limits& limits)
    : translator_(std::move(rules), limits),
      request_{.mapping = mapping, .inputs = {{"in", {}}}, .now = "2024-03-05T16:00:00Z"} {}

std::size_t Runner::run(std::string_view document) {
  request_.inputs[0].text = document;
  translator_.translate(request_, needs_, result_);
  if (result_.outcome == Outcome::translated) return result_.output.size();
  throw std::runtime_error(result_.diagnostics.empty() ? "not translated"
                                                       : result_.diagnostics.front().message);
}

std::vector<NeedAnswer> Runner::NoNeeds::answer(std::span<const NeedRequest> questions) {
  return std::vector<NeedAnswer>(questions.size());
}

}  // namespace smx::bench
