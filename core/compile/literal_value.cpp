#include "compile/literal_value.h"

#include <vector>

#include "types/number_text.h"
#include "types/validate.h"

namespace smx {

namespace {

const Type kAnything{};

class LiteralValue {
 public:
  LiteralValue(Arena& arena, Diagnostics& diagnostics) : arena_(arena), diagnostics_(diagnostics) {}

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets a file be
  std::optional<Node> read(const yaml::Node& written, const Type* type) {
    if (!type) type = &kAnything;
    if (written.is_map()) return object(written, *type);
    if (written.is_list()) return list(written, *type);
    return scalar(written, *type);
  }

 private:
  std::optional<Node> object(const yaml::Node& written, const Type& type) {
    std::vector<Member> members;
    for (const yaml::Entry& entry : written.entries) {
      const Property* property = type.find(entry.key.text);
      auto value = read(entry.value, property ? property->type : type.additional);
      if (!value) return std::nullopt;
      members.push_back({arena_.copy(std::string_view(entry.key.text)), *value});
    }
    return Node::object(arena_.copy(std::span<const Member>(members)));
  }

  std::optional<Node> list(const yaml::Node& written, const Type& type) {
    std::vector<Node> items;
    for (const yaml::Node& item : written.items) {
      auto value = read(item, type.item);
      if (!value) return std::nullopt;
      items.push_back(*value);
    }
    return Node::list(arena_.copy(std::span<const Node>(items)));
  }

  std::optional<Node> scalar(const yaml::Node& written, const Type& type) {
    const std::string_view text = arena_.copy(std::string_view(written.text));
    if (type.kind != TypeKind::any) {
      const Literal literal =
          read_literal(text, written.is_plain() ? Quoting::plain : Quoting::quoted, type);
      if (literal.ok) return literal.node;
      diagnostics_.add(make_error(Code::bad_literal, literal.why, written.span));
      return std::nullopt;
    }
    if (!written.is_plain()) return Node::text(text);
    if (text == "null") return Node::null();
    if (text == "true" || text == "false") return Node::boolean(text == "true");
    return types::is_number(text) ? Node::number(text) : Node::text(text);
  }

  Arena& arena_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Node> literal_value(const yaml::Node& written, const Type& type, Arena& arena,
                                  Diagnostics& diagnostics) {
  return LiteralValue(arena, diagnostics).read(written, &type);
}

}  // namespace smx
