// Elements to text, whoever found them: the part that XHTML and HTML share. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bodies/elements.h"
#include "bodies/losses.h"
#include "bodies/markup_style.h"
#include "bodies/text_flow.h"
#include "bodies/text_rows.h"

namespace smx::bodies {

struct MarkupAttribute {
  std::string_view name;
  std::string_view value;
};
using MarkupAttributes = std::span<const MarkupAttribute>;

std::optional<std::string_view> find(MarkupAttributes attributes, std::string_view name);
/// A whole number of 32 bits, with blanks around.
std::optional<std::int64_t> whole_number(std::string_view text);

class MarkupText {
 public:
  MarkupText() : flows_(1) {}

  /// False when tables are nested too deeply to go on.
  bool open(ElementKind kind, MarkupAttributes attributes);
  /// Of the element that was opened last.
  void close();
  void text(std::string_view characters);

  Losses& losses() { return losses_; }
  std::string take() && { return std::move(flows_.front()).take(); }

 private:
  struct Element {
    ElementKind kind = ElementKind::unknown;
    WhiteSpace white_space = WhiteSpace::collapse;
    Numbering numbering = Numbering::bullet;
    std::int64_t next_number = 1;  // of an ordered list
    std::string link{};            // of an <a>
    std::optional<Lost> hides{};   // its text is not shown, and lost if there is any
    bool skips = false;            // its text is not shown
  };
  struct Table {
    std::vector<Cell> row{};
    std::vector<std::uint32_t> spans{};  // rows that a cell above still reaches into, by column
  };

  TextFlow& flow() { return flows_.back(); }
  void read_look(MarkupAttributes attributes, Element& element);
  void read_numbering(MarkupAttributes attributes, Element& element);
  void hide(Element& element);
  std::string item_marker(MarkupAttributes attributes, const Element& element);
  bool begin(const Element& element, MarkupAttributes attributes);
  void begin_cell(MarkupAttributes attributes);
  void show_image(MarkupAttributes attributes);
  void end(const Element& element);
  void end_cell();
  void end_row();
  void end_link(const std::string& href);

  std::vector<Element> open_;
  std::vector<TextFlow> flows_;  // of the page, and of the open cells
  std::vector<Table> tables_;
  std::vector<std::size_t> columns_;  // of the open cells
  Losses losses_;
};

}  // namespace smx::bodies
