// string.format without what depends on the machine: no pointers, no locale.
#include <algorithm>
#include <charconv>
#include <string>

#include "lua/session.h"

namespace smx::lua {

namespace {

/// `%-08.3f`
struct Directive {
  bool left = false, zeros = false, plus = false, blank = false;
  std::size_t width = 0;
  int precision = -1;
  char conversion = '\0';
};

std::size_t read_digits(std::string_view format, std::size_t& at) {
  std::size_t value = 0;
  std::size_t digits = 0;
  for (; at < format.size() && format[at] >= '0' && format[at] <= '9'; ++at) {
    if (++digits > 2) throw Refusal{"a width in `format` has at most two digits"};
    value = value * 10 + static_cast<std::size_t>(format[at] - '0');
  }
  return value;
}

Directive read_directive(std::string_view format, std::size_t& at) {
  Directive directive;
  for (; at < format.size(); ++at) {
    if (format[at] == '-')
      directive.left = true;
    else if (format[at] == '0')
      directive.zeros = true;
    else if (format[at] == '+')
      directive.plus = true;
    else if (format[at] == ' ')
      directive.blank = true;
    else
      break;
  }
  directive.width = read_digits(format, at);
  if (at < format.size() && format[at] == '.') {
    directive.precision = static_cast<int>(read_digits(format, ++at));
  }
  if (at == format.size()) throw Refusal{"the text for `format` ends in an open `%`"};
  directive.conversion = format[at++];
  return directive;
}

std::string signed_text(const Directive& directive, std::string digits) {
  if (!digits.starts_with('-')) {
    if (directive.plus)
      digits.insert(0, 1, '+');
    else if (directive.blank)
      digits.insert(0, 1, ' ');
  }
  return digits;
}

std::string padded(const Directive& directive, std::string text, bool is_number) {
  if (text.size() >= directive.width) return text;
  const std::size_t missing = directive.width - text.size();
  if (directive.left) return text + std::string(missing, ' ');
  if (!is_number || !directive.zeros) return std::string(missing, ' ') + text;
  const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == ' ');
  return text.substr(0, sign) + std::string(missing, '0') + text.substr(sign);
}

std::string integer_text(const Directive& directive, lua_Integer value) {
  char buffer[32];
  const bool hexadecimal = directive.conversion == 'x' || directive.conversion == 'X';
  const auto result = hexadecimal ? std::to_chars(std::begin(buffer), std::end(buffer),
                                                  static_cast<lua_Unsigned>(value), 16)
                                  : std::to_chars(std::begin(buffer), std::end(buffer), value);
  std::string digits(std::begin(buffer), result.ptr);
  if (directive.conversion == 'X') {
    std::transform(digits.begin(), digits.end(), digits.begin(), [](char c) {
      return c >= 'a' && c <= 'f' ? static_cast<char>(c - ('a' - 'A')) : c;
    });
  }
  if (directive.precision >= 0) {
    const std::size_t sign = digits.starts_with('-');
    const auto least = static_cast<std::size_t>(directive.precision);
    if (digits.size() - sign < least) digits.insert(sign, least - (digits.size() - sign), '0');
  }
  return hexadecimal ? digits : signed_text(directive, digits);
}

std::string float_text(const Directive& directive, lua_Number value) {
  const std::chars_format form = directive.conversion == 'f'   ? std::chars_format::fixed
                                 : directive.conversion == 'e' ? std::chars_format::scientific
                                                               : std::chars_format::general;
  char buffer[512];  // the longest double in fixed form has 309 digits, and at most 99 behind them
  const auto result = std::to_chars(std::begin(buffer), std::end(buffer), value, form,
                                    directive.precision < 0 ? 6 : directive.precision);
  return signed_text(directive, std::string(std::begin(buffer), result.ptr));
}

std::string converted(lua_State* lua, const Directive& directive, int index) {
  switch (directive.conversion) {
    case 'd':
    case 'i':
    case 'x':
    case 'X':
      return padded(directive, integer_text(directive, integer_argument(lua, index, "format")),
                    true);
    case 'e':
    case 'f':
    case 'g': {
      if (lua_type(lua, index) != LUA_TNUMBER) refuse_argument(lua, index, "format", "a number");
      return padded(directive, float_text(directive, lua_tonumber(lua, index)), true);
    }
    case 'c':
      return padded(directive,
                    std::string(1, static_cast<char>(integer_argument(lua, index, "format"))),
                    false);
    case 's': {
      push_tostring(lua);
      lua_pushvalue(lua, index);
      lua_call(lua, 1, 1);
      std::string text(text_argument(lua, -1, "format"));
      lua_pop(lua, 1);
      if (directive.precision >= 0)
        text.resize(std::min(text.size(), static_cast<std::size_t>(directive.precision)));
      return padded(directive, std::move(text), false);
    }
    default: break;
  }
  throw Refusal{"`format` knows d, i, x, X, e, f, g, c, s and %% behind a `%`"};
}

int format(lua_State* lua, Session& session) {
  const std::string_view text = text_argument(lua, 1, "format");
  session.budget.demand(1 + text.size());
  std::string out;
  Loan loan(session.budget);
  int index = 1;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c != '%') {
      out.push_back(c);
    } else if (at < text.size() && text[at] == '%') {
      out.push_back(text[at++]);
    } else {
      const Directive directive = read_directive(text, at);
      if (++index > lua_gettop(lua)) throw Refusal{"`format` has more `%` than values"};
      const std::string one = converted(lua, directive, index);
      loan.take(one.size());
      out += one;
    }
  }
  lua_pushlstring(lua, out.data(), out.size());
  return 1;
}

}  // namespace

void add_format(lua_State* lua) {
  lua_pushcfunction(lua, bound<format>);
  lua_setfield(lua, -2, "format");
}

}  // namespace smx::lua
