#include "xml/references.h"

#include <algorithm>

#include "base/utf8.h"
#include "xml/characters.h"
#include "xml/entities.h"

namespace smx::xml {
namespace {

// The longest name is `thetasym`; a number may have leading zeros. The bound keeps a text full of
// `&` linear.
constexpr std::size_t kLongestReference = 40;

constexpr char32_t kTooLarge = 0x110000;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

class Resolver {
 public:
  Resolver(std::span<char> raw, Literal literal, Entities entities, std::size_t offset)
      : raw_(raw), literal_(literal), entities_(entities), offset_(offset) {}

  std::optional<Fault> run(std::size_t& length) {
    while (read_ < raw_.size()) {
      const char c = raw_[read_];
      if (c == '&' && literal_ != Literal::cdata) {
        if (auto fault = reference()) return fault;
      } else {
        plain(c);
      }
    }
    length = write_;
    return std::nullopt;
  }

 private:
  void plain(char c) {
    ++read_;
    if (c == '\r') {
      if (read_ < raw_.size() && raw_[read_] == '\n') ++read_;
      c = '\n';
    }
    if (literal_ == Literal::attribute && (c == '\n' || c == '\t')) c = ' ';
    raw_[write_++] = c;
  }

  std::optional<Fault> reference() {
    const std::string_view rest(raw_.data() + read_, raw_.size() - read_);
    const std::size_t end = rest.substr(0, kLongestReference).find(';');
    if (end == std::string_view::npos) return fault("a `&` begins no reference that ends in `;`");
    const std::string_view name = rest.substr(1, end - 1);
    std::optional<char32_t> point;
    if (name.starts_with('#')) {
      // XML knows the lower-case x only.
      if (!name.starts_with("#X")) point = read_number(name.substr(1));
      if (!point || !is_xml_char(*point)) {
        return fault("a character reference names no character that XML allows");
      }
    } else {
      point = entities_ == Entities::xhtml ? xhtml_entity(name) : xml_entity(name);
      if (!point) return fault("a reference names an entity that is not known");
    }
    resolved_.clear();
    utf8::append(resolved_, *point);
    std::copy(resolved_.begin(), resolved_.end(), raw_.data() + write_);
    write_ += resolved_.size();
    read_ += end + 1;
    return std::nullopt;
  }

  Fault fault(const char* message) const { return {offset_ + read_, message}; }

  std::span<char> raw_;
  Literal literal_;
  Entities entities_;
  std::size_t offset_;
  std::size_t read_ = 0;
  std::size_t write_ = 0;
  std::string resolved_;
};

}  // namespace

std::optional<Fault> resolve_in_place(std::span<char> raw, Literal literal, Entities entities,
                                      std::size_t offset, std::size_t& length) {
  return Resolver(raw, literal, entities, offset).run(length);
}

std::optional<char32_t> read_number(std::string_view digits) {
  int base = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty()) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const int digit = digit_of(c);
    if (digit >= base) return std::nullopt;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    if (value >= kTooLarge) value = kTooLarge;
  }
  return value;
}

}  // namespace smx::xml
