#include "review/markdown_parts.h"

#include <algorithm>

#include "pages/markdown.h"
#include "review/words.h"

namespace smx::review {

using pages::escaped_markdown;
using pages::markdown_cell_code;

namespace {

std::string codes(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  for (const std::string& text : texts) all.push_back(markdown_cell_code(text));
  return listed(all);
}

/// A text in which code stands between backticks, as policies are said.
std::string words_text(std::string_view text) {
  std::string out;
  const auto add = [&out](std::string_view words) {
    // White space at the ends separates words from code.
    if (words.starts_with(' ')) out += ' ';
    out += escaped_markdown(words);
    if (words.ends_with(' ') && !out.ends_with(' ')) out += ' ';
  };
  while (!text.empty()) {
    const std::size_t begin = text.find('`');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    add(text.substr(0, begin));
    out += markdown_cell_code(text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
  }
  add(text);
  return out;
}

std::string capitalised(std::string_view word) {
  std::string text(word);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string heading_of(std::string_view kind, const std::string& pack, const std::string& name) {
  return capitalised(kind) + " " + name + " of " + pack;
}

std::string settings_heading(const std::string& pack) {
  return "Settings of " + pack;
}

std::string MarkdownLinks::link(std::string_view from, const std::string& text,
                                const std::string& pack, const std::string& heading) const {
  const bool is_elsewhere = layout == DocsLayout::folder && from != pack;
  return "[" + escaped_markdown(text) + "](" + (is_elsewhere ? pack + ".md" : "") + "#" +
         pages::heading_slug(heading) + ")";
}

std::string MarkdownLinks::to_thing(std::string_view from, std::string_view kind,
                                    const std::string& pack, const std::string& name) const {
  return link(from, name, pack, heading_of(kind, pack, name));
}

std::string MarkdownLinks::to(std::string_view from, const Reference& reference) const {
  if (!reference.documented) return markdown_cell_code(reference.pack + "." + reference.name);
  return to_thing(from, word_for(reference.kind), reference.pack, reference.name);
}

namespace {

template <typename Things>
bool has_thing(const Things& things, std::string_view name) {
  return std::ranges::any_of(things, [name](const auto& thing) { return thing.name == name; });
}

/// The heading under which an address is found.
std::string heading_of_address(const PackReview& pack, const std::string& address) {
  const std::string thing = address.substr(0, address.find('/'));
  if (has_thing(pack.mappings, thing)) return heading_of("mapping", pack.name, thing);
  if (has_thing(pack.tables, thing)) return heading_of("table", pack.name, thing);
  if (has_thing(pack.decisions, thing)) return heading_of("decision", pack.name, thing);
  if (has_thing(pack.overlays, thing)) return heading_of("overlay", pack.name, thing);
  return settings_heading(pack.name);
}

}  // namespace

std::string MarkdownLinks::to_address(std::string_view from, const ReviewDocument& document,
                                      const std::string& pack, const std::string& address) const {
  const auto found = std::ranges::find(document.packs, pack, &PackReview::name);
  if (found == document.packs.end()) return markdown_cell_code(full_address(pack, address));
  return link(from, full_address(pack, address), pack, heading_of_address(*found, address));
}

std::string signature_text(const std::vector<SignatureEntry>& entries) {
  std::vector<std::string> all;
  for (const SignatureEntry& entry : entries) {
    std::string text = pages::markdown_code(entry.name) + " " + escaped_markdown(entry.type);
    if (!entry.presence.empty()) text += " (" + escaped_markdown(entry.presence) + ")";
    all.push_back(std::move(text));
  }
  return listed(all, "; ");
}

std::string joined_cell(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!part.empty()) out += (out.empty() ? "" : "; ") + part;
  }
  return out;
}

std::string standing_cell(const Standing& standing) {
  const std::string source =
      standing.source.empty() ? "" : "source: " + escaped_markdown(standing.source);
  const std::string owner =
      standing.owner.empty() ? "" : "owner: " + escaped_markdown(standing.owner);
  const std::string basis = standing.basis.empty() ? "" : "**" + standing.basis + "**";
  return joined_cell({basis, escaped_markdown(standing.note), source, owner});
}

std::string changes_cell(const std::vector<Change>& changes) {
  std::vector<std::string> all;
  for (const Change& change : changes) {
    std::string text = "overlay " + markdown_cell_code(change.overlay) + " " +
                       verb_in_words(change.verb, "it") + " ";
    text += joined_cell({escaped_markdown(in_words(change.effect))});
    if (!change.text.empty()) text += ": " + markdown_cell_code(change.text);
    all.push_back(std::move(text));
  }
  return joined_cell(all);
}

std::string changes_inside(const ThingReview& thing) {
  std::vector<std::string> all;
  for (const Change& change : thing.changes) {
    std::string text = pages::markdown_code(change.overlay) + " " + verb_in_words(change.verb, "") +
                       " " + pages::markdown_code(change.address);
    if (change.effect.any()) text += " " + escaped_markdown(in_words(change.effect));
    all.push_back(std::move(text));
  }
  return joined_cell(all);
}

std::string name_cell(const LineReview& line) {
  std::string out = line.name.empty() ? name_of(line) : markdown_cell_code(line.name);
  if (!line.type.empty()) out += " " + escaped_markdown(line.type);
  if (!line.presence.empty()) out += ", " + line.presence;
  if (!line.of.empty()) out += ", handed to " + escaped_markdown(line.of);
  if (!line.phi.empty()) out += ", **patient data**";
  return out;
}

std::string sources_cell(const LineReview& line) {
  std::string out = codes(line.sources);
  const std::vector<std::string> origins = further_origins(line);
  if (!origins.empty()) out += ", which come from " + codes(origins);
  return out;
}

std::string policies_cell(const LineReview& line) {
  std::vector<std::string> all;
  for (const PolicyWords& policy : line.policies) {
    std::string text = policy.when + ": " + words_text(policy.what);
    if (!policy.from.empty()) text += " (said by " + policy.from + ")";
    all.push_back(std::move(text));
  }
  return joined_cell(all);
}

std::string reached_cell(const std::optional<std::uint64_t>& reached) {
  if (!reached) return {};
  return *reached == 0 ? "**never**" : std::to_string(*reached);
}

std::string way_back_cell(const LineReview& line) {
  if (line.way_back.empty() || line.because.empty()) return line.way_back;
  return line.way_back + ": " + words_text(line.because);
}

std::string table_text(const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows) {
  std::vector<bool> used(head.size(), false);
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) used[i] = used[i] || !row[i].empty();
  }
  const auto kept = [&](const std::vector<std::string>& cells) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (used[i] || rows.empty()) out.push_back(cells[i]);
    }
    return out;
  };
  std::string out = pages::markdown_head(kept(head));
  for (const std::vector<std::string>& row : rows) out += pages::markdown_row(kept(row));
  return out;
}

}  // namespace smx::review
