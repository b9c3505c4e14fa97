// Which forms there are, and what is wrong with one.
#include "times/form.h"

#include <algorithm>

#include "times/form_tokens.h"

namespace smx::times {
namespace {

/// `September` and `Wednesday`, and the nine digits a fraction is cut from.
constexpr std::size_t kMostFieldBytes = 9;

struct Name {
  std::string_view word;
  NamedForm form;
  bool reads;
  bool writes;
};

constexpr Name kNames[] = {
    {"rfc3339", NamedForm::rfc3339, true, true}, {"rfc3339-ms", NamedForm::rfc3339_ms, false, true},
    {"rfc1123", NamedForm::rfc1123, true, true}, {"date", NamedForm::date, true, true},
    {"local", NamedForm::local, true, true},     {"hl7", NamedForm::hl7, true, true},
    {"fhir", NamedForm::fhir, true, false},
};

const Name* name_of(std::string_view form) {
  const auto found = std::ranges::find(kNames, form, &Name::word);
  return found == std::end(kNames) ? nullptr : found;
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
  const Name* name = name_of(form);
  if (name && (use == FormUse::reading ? name->reads : name->writes)) return {};
  std::string fields;
  for (std::string_view rest = form; !rest.empty();) {
    const Token token = take_token(rest);
    std::string wrong = wrong_in_token(token, form);
    if (!wrong.empty()) return wrong;
    if (token.letter != '\0') fields += token.letter;
  }
  return wrong_in_fields(fields, form, use);
}

std::optional<CompiledForm> CompiledForm::of(std::string_view form) {
  CompiledForm made;
  made.reads_ = wrong_in_form(form, FormUse::reading).empty();
  made.writes_ = wrong_in_form(form, FormUse::writing).empty();
  if (!made.reads_ && !made.writes_) return std::nullopt;
  if (const Name* name = name_of(form)) {
    made.name_ = name->form;
    return made;
  }
  while (!form.empty()) {
    const Token token = take_token(form);
    if (token.letter == '\0') {
      made.add_literal(token.literal);
      continue;
    }
    // Each field has a width, which is at most nine.
    made.steps_.push_back({token.letter, static_cast<std::uint8_t>(token.count), 0, 0});
    made.fields_ |= field_of(token.letter);
    if (token.letter == 'S') made.fraction_digits_ = static_cast<std::uint8_t>(token.count);
    if (token.letter == 'z') ++made.abbreviations_;
    made.most_bytes_ += kMostFieldBytes;
  }
  return made;
}

/// What stands between two fields is one step, however it was written.
void CompiledForm::add_literal(std::string_view literal) {
  if (steps_.empty() || steps_.back().letter != '\0') {
    steps_.push_back({'\0', 0, static_cast<std::uint32_t>(literals_.size()), 0});
  }
  steps_.back().bytes += static_cast<std::uint32_t>(literal.size());
  literals_ += literal;
  most_bytes_ += literal.size();
}

std::string_view CompiledForm::literal(const Step& step) const {
  return {literals_.data() + step.from, step.bytes};
}

SaysZone CompiledForm::says_zone() const {
  if (!name_) return fields_ & kOffset ? SaysZone::always : SaysZone::never;
  switch (*name_) {
    case NamedForm::hl7:
    case NamedForm::fhir: return SaysZone::maybe;
    case NamedForm::date:
    case NamedForm::local: return SaysZone::never;
    case NamedForm::rfc3339:
    case NamedForm::rfc3339_ms:
    case NamedForm::rfc1123: break;
  }
  return SaysZone::always;
}

bool CompiledForm::says_clock() const {
  return name_ ? *name_ != NamedForm::date : (fields_ & kClockFields) != 0;
}

}  // namespace smx::times
