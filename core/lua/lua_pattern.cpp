// Reading a pattern. Written from the manual; nothing is taken from Lua's own matcher.
#include "lua/lua_pattern.h"

namespace smx::lua {

namespace {

using Set = LuaPattern::Set;

bool is_between(unsigned c, char low, char high) {
  return c >= static_cast<unsigned char>(low) && c <= static_cast<unsigned char>(high);
}
bool is_lower(unsigned c) {
  return is_between(c, 'a', 'z');
}
bool is_upper(unsigned c) {
  return is_between(c, 'A', 'Z');
}
bool is_letter(unsigned c) {
  return is_lower(c) || is_upper(c);
}
bool is_digit(unsigned c) {
  return is_between(c, '0', '9');
}
bool is_graphic(unsigned c) {
  return is_between(c, '!', '~');
}

/// Whether the class named by a lower-case letter holds a byte.
bool in_class(char name, unsigned c) {
  switch (name) {
    case 'a': return is_letter(c);
    case 'c': return c < 32 || c == 127;
    case 'd': return is_digit(c);
    case 'g': return is_graphic(c);
    case 'l': return is_lower(c);
    case 'p': return is_graphic(c) && !is_letter(c) && !is_digit(c);
    case 's': return c == ' ' || (c >= 9 && c <= 13);
    case 'u': return is_upper(c);
    case 'w': return is_letter(c) || is_digit(c);
    case 'x': return is_digit(c) || is_between(c, 'a', 'f') || is_between(c, 'A', 'F');
    default: return false;
  }
}

bool is_class(char letter) {
  return std::string_view("acdglpsuwx").find(letter) != std::string_view::npos;
}

/// What stands behind a `%`: a class, the class's complement for an upper-case letter, or itself.
Set escaped(char letter) {
  const bool complement = is_upper(static_cast<unsigned char>(letter));
  const char name = complement ? static_cast<char>(letter + ('a' - 'A')) : letter;
  Set set;
  if (!is_class(name)) {
    set.set(static_cast<unsigned char>(letter));
    return set;
  }
  for (unsigned c = 0; c < 256; ++c) set.set(c, in_class(name, c) != complement);
  return set;
}

}  // namespace

LuaPattern::LuaPattern(std::string_view text, Anchors anchors) {
  if (text.starts_with('^')) {
    if (anchors == Anchors::refused) {
      throw BadPattern("a pattern of `gmatch` cannot begin with `^`: it would never move on");
    }
    anchored_ = true;
    text.remove_prefix(1);
  }
  read(text);
  if (!open_.empty()) throw BadPattern("the pattern has a `(` without its `)`");
}

void LuaPattern::read(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    switch (c) {
      case '(': {
        if (captures_ == kMostCaptures) throw BadPattern("the pattern has too many captures");
        Item item;
        item.index = static_cast<std::uint32_t>(captures_++);
        const bool position = at < text.size() && text[at] == ')';
        item.kind = position ? Item::Kind::position : Item::Kind::open;
        if (position) {
          ++at;
          closed_[item.index] = true;
        } else {
          open_.push_back(item.index);
        }
        add(item);
        break;
      }
      case ')': {
        if (open_.empty()) throw BadPattern("the pattern has a `)` without its `(`");
        Item item;
        item.kind = Item::Kind::close;
        item.index = open_.back();
        closed_[item.index] = true;
        open_.pop_back();
        add(item);
        break;
      }
      case '%': read_escape(text, at); break;
      case '[': {
        const Set set = read_set(text, at);
        add_set(set, Item::Kind::set);
        read_quantifier(text, at);
        break;
      }
      case '.':
        add_set(Set().set(), Item::Kind::set);
        read_quantifier(text, at);
        break;
      case '$':
        if (at == text.size()) {
          Item item;
          item.kind = Item::Kind::end;
          add(item);
          break;
        }
        [[fallthrough]];
      default: {
        Item item;
        item.first = static_cast<unsigned char>(c);
        add(item);
        read_quantifier(text, at);
      }
    }
  }
}

void LuaPattern::read_escape(std::string_view text, std::size_t& at) {
  if (at == text.size()) throw BadPattern("the pattern ends with `%`");
  const char c = text[at++];
  Item item;
  if (c == 'b') {
    if (at + 2 > text.size()) throw BadPattern("`%b` lacks its two characters");
    item.kind = Item::Kind::balanced;
    item.first = static_cast<unsigned char>(text[at]);
    item.second = static_cast<unsigned char>(text[at + 1]);
    at += 2;
    add(item);
  } else if (c == 'f') {
    if (at == text.size() || text[at] != '[') throw BadPattern("`%f` lacks its set");
    const Set set = read_set(text, ++at);
    add_set(set, Item::Kind::frontier);
  } else if (is_digit(static_cast<unsigned char>(c))) {
    item.kind = Item::Kind::back_reference;
    item.index = static_cast<std::uint32_t>(c - '1');
    if (c == '0' || item.index >= captures_ || !closed_[item.index])
      throw BadPattern("the pattern refers to a capture that is not there");
    add(item);
  } else {
    add_set(escaped(c), Item::Kind::set);
    read_quantifier(text, at);
  }
}

void LuaPattern::read_quantifier(std::string_view text, std::size_t& at) {
  if (at == text.size()) return;
  Quantifier& quantifier = items_.back().quantifier;
  switch (text[at]) {
    case '?': quantifier = Quantifier::optional; break;
    case '*': quantifier = Quantifier::star; break;
    case '+': quantifier = Quantifier::plus; break;
    case '-': quantifier = Quantifier::lazy; break;
    default: return;
  }
  ++at;
}

/// `at` stands behind the `[`, and afterwards behind the `]`.
LuaPattern::Set LuaPattern::read_set(std::string_view text, std::size_t& at) const {
  Set set;
  const bool complement = at < text.size() && text[at] == '^';
  if (complement) ++at;
  bool first = true;  // a `]` there is a character
  for (;; first = false) {
    if (at == text.size()) throw BadPattern("the pattern has a `[` without its `]`");
    const char c = text[at++];
    if (c == ']' && !first) break;
    if (c == '%') {
      if (at == text.size()) throw BadPattern("the pattern has a `[` without its `]`");
      set |= escaped(text[at++]);
      continue;
    }
    const bool range = at + 1 < text.size() && text[at] == '-' && text[at + 1] != ']';
    const auto low = static_cast<unsigned char>(c);
    if (!range) {
      set.set(low);
      continue;
    }
    if (text[at + 1] == '%') throw BadPattern("a range of the pattern ends in a `%`");
    const auto high = static_cast<unsigned char>(text[at + 1]);
    for (unsigned member = low; member <= high; ++member) set.set(member);
    at += 2;
  }
  return complement ? ~set : set;
}

void LuaPattern::add_set(const Set& set, Item::Kind kind) {
  Item item;
  item.kind = kind;
  item.index = static_cast<std::uint32_t>(sets_.size());
  add(item);
  sets_.push_back(set);
}

void LuaPattern::add(Item item) {
  if (items_.size() == kMostItems) throw BadPattern("the pattern is too long");
  items_.push_back(item);
}

}  // namespace smx::lua
