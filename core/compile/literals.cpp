// Literals of rule files as values that live as long as the program.
#include "compile/compiler.h"
#include "json/spelled.h"
#include "types/validate.h"

namespace smx {

/// A text of a rule file that is written, or given to functions, again and again.
Node Compiler::text_literal(std::string_view text) {
  return text.empty() ? Node::text("", {}, Spelling::plain)
                      : with_spelling(Node::text(text), program_->literals);
}

std::optional<Node> Compiler::literal(const spec::Word& word, const Type& type) {
  const std::string_view text = program_->literals.copy(std::string_view(word.text));
  Literal read = read_literal(text, word.quoted ? Quoting::quoted : Quoting::plain, type);
  if (read.ok) return read.node;
  error(Code::bad_literal, read.why, word.span);
  return std::nullopt;
}

/// A scalar, or a list or an object whose parts are read by the types they meet.
std::optional<Node> Compiler::literal(const spec::Literal& literal, const Type& type) {
  if (!literal.tree) return this->literal(literal.word, type);
  const yaml::Node& tree = *literal.tree;
  auto made = tree.is_list() ? list_literal(tree, type) : object_literal(tree, type);
  if (!made) return std::nullopt;
  const auto violations = validate(*made, type, 1);
  if (violations.empty()) return made;
  error(Code::bad_literal, "this does not fit: " + violations.front().message, tree.span);
  return std::nullopt;
}

std::optional<Node> Compiler::list_literal(const yaml::Node& tree, const Type& type) {
  if (type.kind != TypeKind::list && type.kind != TypeKind::any) {
    error(Code::bad_literal, "this is a list, and " + describe(type) + " is meant", tree.span);
    return std::nullopt;
  }
  const Type& item = type.item ? *type.item : *program_->types->any();
  std::vector<Node> items;
  for (const yaml::Node& part : tree.items) {
    const spec::Literal inner{spec::word_of(part), part.is_scalar() ? nullptr : &part};
    auto made = literal(inner, item);
    if (!made) return std::nullopt;
    items.push_back(*made);
  }
  return Node::list(program_->literals.copy(std::span<const Node>(items)));
}

std::optional<Node> Compiler::object_literal(const yaml::Node& tree, const Type& type) {
  if (type.kind != TypeKind::object && type.kind != TypeKind::any) {
    error(Code::bad_literal, "this is an object, and " + describe(type) + " is meant", tree.span);
    return std::nullopt;
  }
  std::vector<Member> members;
  for (const yaml::Entry& entry : tree.entries) {
    const Type* member = literal_member(entry.key, type);
    if (!member) return std::nullopt;
    const spec::Literal inner{spec::word_of(entry.value),
                              entry.value.is_scalar() ? nullptr : &entry.value};
    auto made = literal(inner, *member);
    if (!made) return std::nullopt;
    members.push_back({program_->literals.copy(std::string_view(entry.key.text)), *made});
  }
  return Node::object(program_->literals.copy(std::span<const Member>(members)));
}

/// The type of a member that a literal names; null after an error.
const Type* Compiler::literal_member(const yaml::Node& key, const Type& object) {
  if (const Property* property = object.find(key.text)) return property->type;
  if (object.additional) return object.additional;
  if (object.properties.empty() && !object.closed) return program_->types->any();
  std::vector<std::string> names;
  for (const Property& property : object.properties) names.push_back(property.name);
  error(Code::unknown_target,
        "`" + key.text + "` is not a member of " +
            (object.name.empty() ? "the object that is meant" : "`" + object.name + "`"),
        key.span, suggest(key.text, names));
  return nullptr;
}

}  // namespace smx
