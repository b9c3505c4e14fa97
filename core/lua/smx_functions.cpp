// The table `smx`, and what can be done with a value of a document.
#include <algorithm>
#include <string>

#include "lua/document_path.h"
#include "lua/session.h"
#include "types/number_text.h"

namespace smx::lua {

namespace {

// ---- reading a document

/// The value at a path below a handle.
Found demand_path(Session& session, const Value& value, std::string_view text) {
  const DocumentPath path = read_path(text);
  if (!path.problem.empty()) throw Refusal{path.problem};
  session.budget.demand(1 + text.size() / 8);
  return walk(value.node, value.type, path, *session.arena, session.budget);
}

bool is_plain_name(std::string_view text) {
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') &&
         text.find_first_of(".(*") == std::string_view::npos;
}

/// The same; a single name without a schema, which many are, is looked up at once.
Found find(Session& session, const Value& value, std::string_view path) {
  if (!is_plain_name(path) || !value.node.is(Kind::object) || value.type)
    return demand_path(session, value, path);
  session.budget.demand(1 + value.node.members().size() / 4);
  const Node* member = value.node.find(path);
  return member ? Found{*member, nullptr, nullptr} : Found{};
}

/// x:get("given.0"): nil where there is nothing, smx.null where there is null.
int get(lua_State* lua, Session& session) {
  const Value value = handle_at(lua, 1);
  const Found found = find(session, value, text_argument(lua, 2, "get"));
  if (!found.node) {
    lua_pushnil(lua);
  } else {
    push_value(lua, session, {*found.node, found.type, found.item_type, 0});
  }
  return 1;
}

int next_item(lua_State* lua, Session& session) {
  session.budget.demand(1);
  Value& walked = handle_at(lua, 1);
  const auto items = walked.node.items();
  if (walked.cursor >= items.size()) {
    lua_pushnil(lua);
    return 1;
  }
  const Value item{items[walked.cursor++], walked.item_type, nullptr, 0};
  push_value(lua, session, item);
  return 1;
}

/// for part in x:each("given"), for item in list:each(): the items in the document's order; none
/// where there is nothing.
int each(lua_State* lua, Session& session) {
  Value value = handle_at(lua, 1);
  if (!lua_isnoneornil(lua, 2)) {
    const Found found = find(session, value, text_argument(lua, 2, "each"));
    const bool nothing = !found.node || found.node->is(Kind::null);
    value = {nothing ? Node::list({}) : *found.node, found.type, found.item_type, 0};
  }
  if (!value.node.is(Kind::list)) throw Refusal{"`each` needs a list"};
  if (value.type && value.type->item) value.item_type = value.type->item;
  value.cursor = 0;
  lua_pushcfunction(lua, bound<next_item>);
  push_value(lua, session, value);
  return 2;
}

int next_member(lua_State* lua, Session& session) {
  session.budget.demand(1);
  Value& walked = handle_at(lua, 1);
  const auto members = walked.node.members();
  if (walked.cursor >= members.size()) {
    lua_pushnil(lua);
    return 1;
  }
  const Member& member = members[walked.cursor++];
  const Property* property = walked.type ? walked.type->find(member.name) : nullptr;
  const Type* type = property ? property->type : walked.type ? walked.type->additional : nullptr;
  lua_pushlstring(lua, member.name.data(), member.name.size());
  push_value(lua, session, {member.value, type, nullptr, 0});
  return 2;
}

/// for name, value in x:members(): in the document's order.
int members(lua_State* lua, Session& session) {
  Value value = handle_at(lua, 1);
  if (!value.node.is(Kind::object)) throw Refusal{"`members` needs an object"};
  value.cursor = 0;
  lua_pushcfunction(lua, bound<next_member>);
  push_value(lua, session, value);
  return 2;
}

/// #x: how many items or members.
int count(lua_State* lua, Session&) {
  const Node& node = handle_at(lua, 1).node;
  if (node.is(Kind::list)) {
    lua_pushinteger(lua, static_cast<lua_Integer>(node.items().size()));
  } else if (node.is(Kind::object)) {
    lua_pushinteger(lua, static_cast<lua_Integer>(node.members().size()));
  } else {
    throw Refusal{"only lists and objects have a length"};
  }
  return 1;
}

/// `x.family` would quietly be nil in plain Lua.
int method(lua_State* lua, Session&) {
  if (!lua_touserdata(lua, 1))
    throw Refusal{"this is null, which has no members: compare with `smx.null` first"};
  lua_settop(lua, 2);
  lua_pushvalue(lua, 2);
  if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  throw Refusal{"a member of a document is read with `x:get(\"name\")`"};
}

constexpr Offered kMethods[] = {
    {"get", bound<get>},
    {"each", bound<each>},
    {"members", bound<members>},
};

// ---- the table `smx`

/// smx.fault("no-text-left"): ends the call; the line's policy decides.
int fault(lua_State* lua, Session& session) {
  const std::string_view name = text_argument(lua, 1, "smx.fault");
  if (session.function) {
    for (const FunctionFault& declared : session.function->faults) {
      if (declared.name != name) continue;
      session.failure.kind = Failure::Kind::fault;
      session.failure.fault = declared.name;
      return raise(lua);
    }
  }
  throw Refusal{"the library declares no such fault for this function"};
}

/// smx.lost(): the result is good, but something got lost on the way; `on_loss` decides.
int lost(lua_State*, Session& session) {
  if (!session.function || session.function->loss == Loss::never)
    throw Refusal{"the library does not say `loses: true` of this function"};
  session.lost = true;
  return 0;
}

/// smx.number("6.30"): a number by its digits.
int number(lua_State* lua, Session& session) {
  const std::string_view text = text_argument(lua, 1, "smx.number");
  if (!types::is_number(text))
    throw Refusal{"`smx.number` takes a text such as `6.30`, and this is not a number"};
  session.budget.take(text.size());
  push_value(lua, session, {Node::number(session.arena->copy(text)), nullptr, nullptr, 0});
  return 1;
}

/// Refuses a table with anything but 1, 2, ... n.
lua_Integer demand_sequence(lua_State* lua, Session& session, std::string_view function) {
  if (lua_type(lua, 1) != LUA_TTABLE) refuse_argument(lua, 1, function, "a table");
  make_readable(lua, 1);
  const auto size = static_cast<lua_Integer>(lua_rawlen(lua, 1));
  session.budget.take(static_cast<std::size_t>(size) * sizeof(Member));
  lua_Integer keys = 0;
  lua_pushnil(lua);
  while (lua_next(lua, 1)) {
    lua_pop(lua, 1);
    session.budget.demand(1);
    ++keys;
  }
  if (keys != size) {
    throw Refusal{"`" + std::string(function) +
                  "` takes a table with items 1, 2, 3 and no gaps or names"};
  }
  return size;
}

/// smx.list{ a, b }
int list(lua_State* lua, Session& session) {
  const lua_Integer size = demand_sequence(lua, session, "smx.list");
  auto items = session.arena->allocate_array<Node>(static_cast<std::size_t>(size));
  for (lua_Integer i = 1; i <= size; ++i) {
    lua_rawgeti(lua, 1, i);
    items[static_cast<std::size_t>(i - 1)] = node_at(lua, -1, session, "an item of `smx.list`");
    lua_pop(lua, 1);
  }
  push_value(lua, session, {Node::list(items), nullptr, nullptr, 0});
  return 1;
}

/// One `{ "family", family }`, on top; false where its value is nil: the member is left out.
bool read_member(lua_State* lua, Session& session, Member& member) {
  constexpr std::string_view kForm = "`smx.object` takes members such as { \"family\", family }";
  if (lua_type(lua, -1) != LUA_TTABLE) throw Refusal{std::string(kForm)};
  make_readable(lua, lua_gettop(lua));
  const int pair = lua_gettop(lua);
  if (lua_rawlen(lua, pair) > 2 || lua_rawgeti(lua, pair, 1) != LUA_TSTRING)
    throw Refusal{std::string(kForm)};
  if (lua_rawgeti(lua, pair, 2) == LUA_TNIL) return false;
  member.value = node_at(lua, -1, session, "a member of `smx.object`");
  member.name = node_at(lua, -2, session, "the name of a member").text();
  return true;
}

/// smx.object{ { "family", family }, { "given", given } }: the members keep their order.
int object(lua_State* lua, Session& session) {
  const lua_Integer size = demand_sequence(lua, session, "smx.object");
  auto members = session.arena->allocate_array<Member>(static_cast<std::size_t>(size));
  std::size_t filled = 0;
  for (lua_Integer i = 1; i <= size; ++i) {
    lua_settop(lua, 1);
    lua_rawgeti(lua, 1, i);
    Member member;
    if (!read_member(lua, session, member)) continue;
    session.budget.demand(1 + filled);
    const bool known =
        std::any_of(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(filled),
                    [&](const Member& other) { return other.name == member.name; });
    if (known) throw Refusal{"`smx.object` was given one name twice"};
    members[filled++] = member;
  }
  push_value(lua, session, {Node::object(members.first(filled)), nullptr, nullptr, 0});
  return 1;
}

/// smx.kind(x): "text", "number", "boolean", "list", "object", "null", or nil for nil.
int kind(lua_State* lua, Session&) {
  switch (lua_type(lua, 1)) {
    case LUA_TNONE:
    case LUA_TNIL: lua_pushnil(lua); return 1;
    case LUA_TBOOLEAN: lua_pushliteral(lua, "boolean"); return 1;
    case LUA_TNUMBER: lua_pushliteral(lua, "number"); return 1;
    case LUA_TSTRING: lua_pushliteral(lua, "text"); return 1;
    case LUA_TLIGHTUSERDATA: break;
    default: throw Refusal{"`smx.kind` is for values a document can hold"};
  }
  if (!is_handle(lua, 1)) {
    lua_pushliteral(lua, "null");
    return 1;
  }
  const Node& node = handle_at(lua, 1).node;
  lua_pushstring(lua, node.is(Kind::list) ? "list" : node.is(Kind::object) ? "object" : "number");
  return 1;
}

constexpr Offered kOffered[] = {
    {"fault", bound<fault>}, {"lost", bound<lost>},     {"number", bound<number>},
    {"list", bound<list>},   {"object", bound<object>}, {"kind", bound<kind>},
};

}  // namespace

void push_smx_functions(lua_State* lua) {
  lua_newtable(lua);
  add_functions(lua, kOffered);
  lua_pushlightuserdata(lua, nullptr);
  lua_setfield(lua, -2, "null");
}

/// All light userdata of a state share one metatable.
void set_handle_methods(lua_State* lua) {
  lua_pushlightuserdata(lua, nullptr);
  lua_newtable(lua);
  lua_newtable(lua);
  add_functions(lua, kMethods);
  lua_pushcclosure(lua, bound<method>, 1);
  lua_setfield(lua, -2, "__index");
  lua_pushcfunction(lua, bound<count>);
  lua_setfield(lua, -2, "__len");
  lua_setmetatable(lua, -2);
  lua_pop(lua, 1);
}

}  // namespace smx::lua
