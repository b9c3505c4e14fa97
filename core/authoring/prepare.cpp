#include <algorithm>

#include "authoring/run_case.h"

namespace smx::authoring {

namespace {

/// The time of tests that do not care.
constexpr std::string_view kDefaultNow = "2000-01-01T00:00:00Z";

using Named = std::vector<NamedValue>;

Named::iterator find(Named& values, const std::string& name) {
  return std::find_if(values.begin(), values.end(),
                      [&](const NamedValue& value) { return value.name.text == name; });
}

void set(Named& values, const NamedValue& value) {
  const auto found = find(values, value.name.text);
  if (found == values.end()) {
    values.push_back(value);
  } else {
    *found = value;
  }
}

std::string text_of(const Node& node) {
  if (node.is(Kind::text) || node.is(Kind::number)) return std::string(node.text());
  return json_of(node);
}

bool apply(const Change& change, Named& values, Arena& arena) {
  const auto found = find(values, change.name.text);
  const Node* root = found != values.end() && found->value ? &*found->value : nullptr;
  if (change.path.empty()) {
    set(values, {change.name, change.value});
    return true;
  }
  auto made = changed(root, change.path, change.value, arena);
  if (made) set(values, {change.name, made});
  return made.has_value();
}

bool apply(const Change& change, std::vector<NeedEntry>& needs, Arena& arena) {
  const auto found = std::find_if(needs.begin(), needs.end(), [&](const NeedEntry& entry) {
    return entry.name.text == change.name.text;
  });
  if (found == needs.end()) return false;
  if (change.path.empty() && !change.value) {
    found->answer = {NeedAnswer::State::not_found, {}, {}};
    return true;
  }
  const Node* root = found->document ? &*found->document : nullptr;
  auto made = changed(root, change.path, change.value, arena);
  if (!made) return false;
  found->document = made;
  found->answer = {NeedAnswer::State::found, json_of(*made), {}};
  return true;
}

std::string_view word_for(Change::Root root) {
  switch (root) {
    case Change::Root::input: return "input.";
    case Change::Root::context: return "context.";
    case Change::Root::needs: return "needs.";
  }
  return "";
}

std::optional<std::size_t> position(const std::string& text) {
  if (text.empty() || text.size() > 9 ||
      text.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  return std::stoul(text);
}

std::optional<Node> changed_list(const Node& list, std::span<const spec::Word> path,
                                 const std::optional<Node>& value, Arena& arena) {
  const auto at = position(path.front().text);
  const std::size_t size = list.items().size();
  if (!at || *at > size || (*at == size && !value)) return std::nullopt;
  std::vector<Node> items(list.items().begin(), list.items().end());
  if (path.size() == 1 && !value) {
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(*at));
  } else {
    auto made = changed(*at < size ? &items[*at] : nullptr, path.subspan(1), value, arena);
    if (!made) return std::nullopt;
    if (*at == size) items.push_back(*made);
    items[*at] = *made;
  }
  return Node::list(arena.copy(std::span<const Node>(items)), list.origin());
}

std::optional<Node> changed_object(const Node& object, std::span<const spec::Word> path,
                                   const std::optional<Node>& value, Arena& arena) {
  const std::string& name = path.front().text;
  std::vector<Member> members(object.members().begin(), object.members().end());
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const Member& member) { return member.name == name; });
  const bool there = found != members.end();
  if (path.size() == 1 && !value) {
    // What is not there may be removed: so can a table of cases, some of which have it and some
    // not.
    if (there) members.erase(found);
  } else {
    auto made = changed(there ? &found->value : nullptr, path.subspan(1), value, arena);
    if (!made) return std::nullopt;
    if (there) {
      found->value = *made;
    } else {
      members.push_back({arena.copy(std::string_view(name)), *made});
    }
  }
  return Node::object(arena.copy(std::span<const Member>(members)), object.origin());
}

}  // namespace

std::optional<Node> changed(const Node* root, std::span<const spec::Word> path,
                            const std::optional<Node>& value, Arena& arena) {
  if (path.empty()) return value;
  if (!root) return value ? changed_object(Node::object({}), path, value, arena) : std::nullopt;
  if (root->is(Kind::object)) return changed_object(*root, path, value, arena);
  return root->is(Kind::list) ? changed_list(*root, path, value, arena) : std::nullopt;
}

Prepared prepare(const TestFile& file, const TestCase& test, Arena& arena,
                 std::vector<TestFailure>& failures) {
  Named inputs = file.defaults.input;
  Named context = file.defaults.context;
  for (const NamedValue& value : test.given.input) set(inputs, value);
  for (const NamedValue& value : test.given.context) set(context, value);
  Prepared prepared;
  prepared.needs = test.given.needs;
  prepared.needs.insert(prepared.needs.end(), file.defaults.needs.begin(),
                        file.defaults.needs.end());
  for (const Change& change : test.changes) {
    const bool is_input = change.root == Change::Root::input;
    const bool done = change.root == Change::Root::needs
                          ? apply(change, prepared.needs, arena)
                          : apply(change, is_input ? inputs : context, arena);
    if (done) continue;
    std::string path(word_for(change.root));
    path += change.name.text;
    for (const spec::Word& step : change.path) path += "." + step.text;
    failures.push_back({"the change `" + path + "` leads to nothing in the input"});
  }
  prepared.now = kDefaultNow;
  for (const NamedValue& value : inputs) {
    if (!value.value) continue;
    prepared.inputs.push_back({value.name.text, document_of(*value.value), value.value});
  }
  for (const NamedValue& value : context) {
    if (!value.value) continue;
    if (value.name.text == "now") {
      prepared.now = text_of(*value.value);
    } else {
      prepared.context.push_back({value.name.text, text_of(*value.value)});
    }
  }
  return prepared;
}

}  // namespace smx::authoring
