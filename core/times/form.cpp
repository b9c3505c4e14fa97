// Which forms there are, and what is wrong with one.
#include "times/form.h"

#include <algorithm>

#include "times/form_tokens.h"

namespace smx::times {
namespace {

constexpr std::string_view kBoth[] = {"rfc3339", "rfc1123", "date", "local", "hl7"};

bool has_name(std::string_view form, FormUse use) {
  if (std::ranges::find(kBoth, form) != std::end(kBoth)) return true;
  return form == (use == FormUse::reading ? "fhir" : "rfc3339-ms");
}

bool is_width(const Token& token) {
  switch (token.letter) {
    case 'y': return token.count == 4;
    case 'M': return token.count <= 4;
    case 'd':
    case 'H':
    case 'h':
    case 'm':
    case 's': return token.count <= 2;
    case 'S': return token.count <= 9;
    case 'E': return token.count == 3 || token.count == 4;
    case 'X':
    case 'x': return token.count == 2 || token.count == 3;
    default: return token.count == 1;
  }
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

std::string wrong_in_token(const Token& token, std::string_view form) {
  if (token.letter == '\'') return "a `'` in the form " + quoted(form) + " is not closed";
  if (token.letter == '\0') return {};
  const std::string letters(token.count, token.letter);
  if (token.letter == 'Z') {
    return "write `XXX` for an offset or Z, and `'Z'` for the letter, in the form " + quoted(form);
  }
  if (kFieldLetters.find(token.letter) == std::string_view::npos) {
    return quoted(letters) + " means nothing in the form " + quoted(form) +
           "; forms with a name are rfc3339, rfc3339-ms, rfc1123, date, local, hl7 and fhir";
  }
  if (!is_width(token)) {
    return quoted(letters) + " has the wrong number of letters in the form " + quoted(form);
  }
  return {};
}

/// Each field needs the larger one before it: a minute says nothing without its hour.
std::string wrong_order(std::string_view fields, std::string_view form) {
  const auto has = [fields](char letter) { return fields.find(letter) != std::string_view::npos; };
  const bool hour = has('H') || has('h');
  const std::pair<bool, std::string_view> gaps[] = {
      {!has('y'), "yyyy"},          {has('d') && !has('M'), "MM"}, {hour && !has('d'), "dd"},
      {has('m') && !hour, "HH"},    {has('s') && !has('m'), "mm"}, {has('S') && !has('s'), "ss"},
      {has('E') && !has('d'), "dd"}};
  for (const auto& [gap, missing] : gaps) {
    if (gap)
      return "the form " + quoted(form) + " lacks " + quoted(missing) + ", so it says no time";
  }
  return {};
}

bool repeats(std::string_view fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields.find(fields[i], i + 1) != std::string_view::npos) return true;
  }
  return false;
}

std::string wrong_in_fields(std::string_view fields, std::string_view form, FormUse use) {
  const auto has = [fields](char letter) { return fields.find(letter) != std::string_view::npos; };
  if (fields.empty()) return quoted(form) + " is no form of a time";
  if (has('h') != has('a')) return "`h` and `a` need each other, in the form " + quoted(form);
  if (has('h') && has('H')) return "the form " + quoted(form) + " has the hour twice";
  if (has('X') + has('x') + has('z') > 1) {
    return "the form " + quoted(form) + " has the offset twice";
  }
  if (use == FormUse::writing) return {};
  if (repeats(fields)) return "the form " + quoted(form) + " has a field twice";
  return wrong_order(fields, form);
}

}  // namespace

std::string wrong_in_form(std::string_view form, FormUse use) {
  if (has_name(form, use)) return {};
  std::string fields;
  for (std::string_view rest = form; !rest.empty();) {
    const Token token = take_token(rest);
    std::string wrong = wrong_in_token(token, form);
    if (!wrong.empty()) return wrong;
    if (token.letter != '\0') fields += token.letter;
  }
  return wrong_in_fields(fields, form, use);
}

SaysZone says_zone(std::string_view form) {
  if (form == "rfc3339" || form == "rfc1123") return SaysZone::always;
  if (form == "hl7" || form == "fhir") return SaysZone::maybe;
  if (has_name(form, FormUse::reading)) return SaysZone::never;
  for (std::string_view rest = form; !rest.empty();) {
    const Token token = take_token(rest);
    if (token.letter == 'X' || token.letter == 'x' || token.letter == 'z') return SaysZone::always;
  }
  return SaysZone::never;
}

bool says_clock(std::string_view form) {
  if (form == "date") return false;
  if (has_name(form, FormUse::reading) || has_name(form, FormUse::writing)) return true;
  for (std::string_view rest = form; !rest.empty();) {
    constexpr std::string_view kClock = "HhmsSaXxz";
    if (kClock.find(take_token(rest).letter) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace smx::times
