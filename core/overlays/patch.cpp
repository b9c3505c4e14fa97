#include "overlays/patch.h"

#include <set>

#include "overlays/patching.h"
#include "spec/things.h"

namespace smx::overlays {

namespace {

/// What reading the file says by itself, which has been said.
std::set<std::string> known_mistakes(const spec::File& file) {
  Diagnostics said;
  std::vector<std::unique_ptr<const yaml::Node>> types;
  spec::Reader reader{said, types};
  spec::read_mapping(reader, *file.tree);
  std::set<std::string> known;
  for (const Diagnostic& diagnostic : said.items()) known.insert(identity_of(diagnostic));
  return known;
}

void read_patched_mapping(const spec::File& file, std::span<const Edit> edits, spec::File& out,
                          Diagnostics& diagnostics) {
  auto tree = std::make_unique<yaml::Node>(*file.tree);
  for (const Edit& edit : edits) patch_mapping(*tree, edit, diagnostics);
  Diagnostics said;
  spec::Reader reader{said, out.types};
  out.thing = spec::read_mapping(reader, *tree);
  out.tree = std::move(tree);
  const std::set<std::string> known = known_mistakes(file);
  for (const Diagnostic& diagnostic : said.items()) {
    if (!known.contains(identity_of(diagnostic))) diagnostics.add(diagnostic);
  }
}

/// `thing/a` and `thing/a.b`, or the same twice.
bool is_at_or_below(const std::string& address, const std::string& above) {
  return address == above || (address.size() > above.size() && address.starts_with(above) &&
                              address[above.size()] == '.');
}

/// The address an edit names, and that of the line it adds.
std::vector<std::string> touched(const Edit& edit) {
  std::vector<std::string> all = {edit.rest};
  const yaml::Node* content = edit.edit->content;
  if (!adds(edit) || !content || !content->is_map()) return all;
  const std::size_t dot = edit.rest.rfind('.');
  const std::string before = dot == std::string::npos ? "" : edit.rest.substr(0, dot + 1);
  if (const yaml::Node* id = content->find("id")) {
    all.push_back(before + id->text);
  } else if (content->entries.size() == 1) {
    all.push_back(before + content->entries.front().key.text);
  }
  return all;
}

}  // namespace

std::unique_ptr<const spec::File> patched(const spec::File& file, std::span<const Edit> edits,
                                          Diagnostics& diagnostics) {
  auto out = std::make_unique<spec::File>();
  out->kind = file.kind;
  if (std::holds_alternative<spec::Mapping>(file.thing)) {
    read_patched_mapping(file, edits, *out, diagnostics);
  } else if (const auto* table = std::get_if<spec::Table>(&file.thing)) {
    spec::Table copy = *table;
    for (const Edit& edit : edits) patch_table(copy, edit, *out, diagnostics);
    out->thing = std::move(copy);
  } else if (const auto* decision = std::get_if<spec::Decision>(&file.thing)) {
    spec::Decision copy = *decision;
    for (const Edit& edit : edits) patch_decision(copy, edit, *out, diagnostics);
    out->thing = std::move(copy);
  }
  return out;
}

std::string identity_of(const Diagnostic& diagnostic) {
  std::string text = code_id(diagnostic.code) + diagnostic.message;
  if (diagnostic.labels.empty()) return text;
  const Label& label = diagnostic.labels.front();
  return text + "\n" + label.file + ":" + std::to_string(label.begin.line) + ":" +
         std::to_string(label.begin.column);
}

bool meet(const Edit& one, const Edit& other) {
  for (const std::string& here : touched(one)) {
    for (const std::string& there : touched(other)) {
      if (is_at_or_below(here, there) || is_at_or_below(there, here)) return true;
    }
  }
  return false;
}

void refuse_address(const Edit& edit, std::string_view kind, const std::vector<std::string>& known,
                    Diagnostics& diagnostics) {
  // Compared without the thing, whose name would make all of them alike.
  std::vector<std::string> near;
  for (const std::string& address : nearest_names(edit.rest, known))
    near.push_back(edit.thing + "/" + address);
  Diagnostic diagnostic =
      make_error(Code::unknown_address,
                 "`" + edit.thing + "` has no " + std::string(kind) + " `" + edit.rest + "`",
                 edit.edit->address.span,
                 near.empty() ? suggest(edit.rest, known) : suggest(edit.edit->address.text, near));
  if (edit.edit->verb == spec::Overlay::Verb::replace)
    diagnostic.fix = "a line that is not there yet is written with `set`";
  diagnostics.add(std::move(diagnostic));
}

void refuse_edit(const Edit& edit, std::string message, std::string fix, Diagnostics& diagnostics) {
  Diagnostic diagnostic =
      make_error(Code::unknown_address, std::move(message), edit.edit->address.span);
  diagnostic.fix = std::move(fix);
  diagnostics.add(std::move(diagnostic));
}

yaml::Node end_of_address(const Edit& edit, std::size_t begin) {
  const yaml::Node& address = *edit.edit->address_node;
  yaml::Node made;
  made.text = address.text.substr(begin);
  made.span = address.place(begin, address.text.size());
  made.runs.push_back({0, made.span.begin});
  return made;
}

std::unique_ptr<const yaml::Node> with_id(const Edit& edit, std::string_view id,
                                          Diagnostics& diagnostics) {
  const yaml::Node& content = *edit.edit->content;
  auto made = std::make_unique<yaml::Node>(content);
  if (!content.is_map()) return made;  // whoever reads it says what is wrong
  const yaml::Node* written = content.find("id");
  if (!written) {
    yaml::Node key;
    key.text = "id";
    key.span = content.span;
    yaml::Node value = end_of_address(edit, edit.edit->address.text.size() - id.size());
    made->entries.insert(made->entries.begin(), {std::move(key), std::move(value)});
  } else if (written->text != id) {
    Diagnostic diagnostic = make_error(
        Code::unknown_address,
        "the address says `" + std::string(id) + "`, and what stands there `" + written->text + "`",
        written->span);
    diagnostic.labels.push_back(make_label(edit.edit->address.span, "the address"));
    diagnostic.fix = "leave the id out: it is that of the address";
    diagnostics.add(std::move(diagnostic));
    return nullptr;
  }
  return made;
}

}  // namespace smx::overlays
