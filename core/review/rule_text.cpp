#include "review/rule_text.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "smx/limits.h"

#include "yaml/tree.h"

namespace smx::review {

namespace {

constexpr std::string_view kLeftOut = "…";

/// A piece of a rule file, [begin, end).
struct Piece {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_blank(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/// Where the key of a value that begins at `at` begins: `name: value`.
std::size_t begin_of_key(std::string_view text, std::size_t at, std::size_t least) {
  std::size_t begin = at;
  while (begin > least && is_blank(text[begin - 1])) --begin;
  if (begin == least || text[begin - 1] != ':') return at;
  while (begin > least && !is_blank(text[begin - 1]) && text[begin - 1] != '{' &&
         text[begin - 1] != ',')
    --begin;
  return begin;
}

bool is_only_between(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) { return is_blank(byte) || byte == ','; });
}

/// The places of inner lines with their keys; those that follow each other are one.
std::vector<Piece> inner_pieces(std::string_view text, Piece whole,
                                const std::vector<Span>& inner) {
  std::vector<Piece> pieces;
  std::vector<Span> sorted = inner;
  std::ranges::sort(sorted, {}, [](const Span& span) { return span.begin; });
  for (const Span& span : sorted) {
    if (span.begin < whole.begin || span.end > whole.end) continue;
    if (!pieces.empty() && span.begin < pieces.back().end) continue;
    const std::size_t least = pieces.empty() ? whole.begin : pieces.back().end;
    const std::size_t begin = begin_of_key(text, span.begin, least);
    const bool follows = !pieces.empty() && is_only_between(text.substr(least, begin - least));
    if (follows) {
      pieces.back().end = span.end;
    } else {
      pieces.push_back({text, begin, span.end});
    }
  }
  return pieces;
}

/// Without comments: a `#` behind a blank, outside of quotes, to the end of its line.
std::string without_comments(std::string_view text) {
  std::string out;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    const bool starts_word = i == 0 || is_blank(text[i - 1]) || text[i - 1] == '{' ||
                             text[i - 1] == '[' || text[i - 1] == ',';
    if (quote != 0) {
      if (byte == quote) quote = 0;
    } else if ((byte == '"' || byte == '\'') && starts_word) {
      quote = byte;
    } else if (byte == '#' && (i == 0 || is_blank(text[i - 1]))) {
      while (i < text.size() && text[i] != '\n') ++i;
      if (i == text.size()) break;
    }
    out += text[i];
  }
  return out;
}

/// Lines moved left by `indent`, blank ones and blanks at their ends left out.
std::string dedented(std::string_view text, std::size_t indent) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    for (std::size_t i = 0; i < indent && !out.empty() && line.starts_with(' '); ++i)
      line.remove_prefix(1);
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    if (line.empty()) continue;
    out.append(out.empty() ? "" : "\n").append(line);
  }
  return out;
}

std::size_t column_of(std::string_view text, std::size_t at) {
  const std::size_t line_end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return line_end == std::string_view::npos ? at : at - line_end - 1;
}

/// A piece with its inner lines left out.
std::string shown(Piece piece, const std::vector<Span>& inner) {
  std::string text;
  std::size_t at = piece.begin;
  for (const Piece& one : inner_pieces(piece.text, piece, inner)) {
    text.append(piece.text.substr(at, one.begin - at)).append(kLeftOut);
    at = one.end;
  }
  text += piece.text.substr(at, piece.end - at);
  return dedented(without_comments(text), column_of(piece.text, piece.begin));
}

/// The map that stands in a piece, read alone; offsets are those of the file. Nothing where it is
/// none.
std::optional<yaml::Node> map_in(Piece piece, std::unique_ptr<const Source>& source) {
  // Everything before is blank, so that columns and offsets stay as they are.
  std::string text(piece.end, ' ');
  for (std::size_t i = 0; i < piece.begin; ++i) {
    if (piece.text[i] == '\n') text[i] = '\n';
  }
  piece.text.substr(piece.begin, piece.end - piece.begin)
      .copy(text.data() + piece.begin, piece.end - piece.begin);
  source = std::make_unique<const Source>("", std::move(text));
  Diagnostics diagnostics;
  auto tree = yaml::read_yaml(*source, Limits{}, diagnostics);
  if (!tree || !tree->is_map()) return std::nullopt;
  return tree;
}

}  // namespace

std::string rule_text(Span span, const std::vector<Span>& inner,
                      const std::vector<std::string_view>& left_out) {
  if (!span.source) return {};
  const Piece piece{span.source->text(), span.begin, span.end};
  std::unique_ptr<const Source> source;
  const auto map = map_in(piece, source);
  if (!map) return shown(piece, inner);
  std::string out;
  for (const yaml::Entry& entry : map->entries) {
    if (std::ranges::find(left_out, entry.key.text) != left_out.end()) continue;
    const std::size_t end = std::max(entry.value.span.end, entry.key.span.end);
    out.append(out.empty() ? "" : "\n")
        .append(shown({piece.text, entry.key.span.begin, end}, inner));
  }
  return out;
}

std::string without_braces(std::string text) {
  const bool is_map = text.starts_with("{ ") && text.ends_with(" }");
  return is_map ? text.substr(2, text.size() - 4) : text;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (!is_blank(byte)) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace smx::review
