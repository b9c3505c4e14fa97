#include "review/html_parts.h"

#include "review/words.h"

namespace smx::review {

namespace {

std::string_view badge_for(std::string_view word) {
  if (word == "fact" || word == "exact") return "badge good";
  if (word == "inferred" || word == "lossy") return "badge warn";
  return word == "assumed" ? "badge bad" : "badge";
}

void put_labelled(Html& html, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  html.open("p").element("span", label, {{"class", "quiet"}}).text(" ").text(text).close();
}

}  // namespace

void put_basis(Html& html, std::string_view basis) {
  if (!basis.empty()) html.element("span", basis, {{"class", badge_for(basis)}});
}

void put_standing(Html& html, const Standing& standing) {
  if (!standing.basis.empty()) {
    html.open("p");
    put_basis(html, standing.basis);
    html.close();
  }
  if (!standing.note.empty()) html.element("p", standing.note);
  put_labelled(html, "Source:", standing.source);
  put_labelled(html, "Owner:", standing.owner);
}

void put_effect(Html& html, const Effect& effect) {
  if (!effect.any()) return;
  html.open("p").element("span", "dated", {{"class", "badge warn"}});
  html.text(" " + in_words(effect)).close();
}

namespace {

void put_overlay(Html& html, const std::string& pack, const Change& change) {
  html.element("span", "overlay", {{"class", "badge warn"}}).text(" ");
  html.link(full_address(pack, change.overlay), change.overlay).text(" ");
}

}  // namespace

void put_changes(Html& html, const std::string& pack, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    html.open("p");
    put_overlay(html, pack, change);
    html.text(verb_in_words(change.verb, "it"));
    if (change.effect.any()) html.text(", " + in_words(change.effect));
    html.close();
    if (!change.text.empty()) html.element("pre", change.text);
  }
}

void put_changes_inside(Html& html, const ThingReview& thing) {
  for (const Change& change : thing.changes) {
    html.open("p");
    put_overlay(html, thing.pack, change);
    html.text(verb_in_words(change.verb, "")).text(" ").element("code", change.address);
    if (change.effect.any()) html.text(", " + in_words(change.effect));
    html.close();
  }
}

void put_references(Html& html, const std::vector<Reference>& references) {
  for (const Reference& one : references) {
    html.open("p").open("span", {{"class", "quiet"}}).text(word_for(one.kind)).text(" ").close();
    if (one.documented) {
      html.link(full_address(one.pack, one.name), one.name);
    } else {
      html.element("code", one.pack + "." + one.name);
    }
    html.close();
  }
}

void put_codes(Html& html, const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) html.lone("br");
    html.element("code", texts[i]);
  }
}

void put_words(Html& html, std::string_view text) {
  while (!text.empty()) {
    const std::size_t begin = text.find('`');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    html.text(text.substr(0, begin)).element("code", text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
  }
  html.text(text);
}

void put_policies(Html& html, const LineReview& line) {
  for (const PolicyWords& policy : line.policies) {
    html.open("p").element("span", policy.when + ":", {{"class", "quiet"}}).text(" ");
    put_words(html, policy.what);
    if (!policy.from.empty())
      html.element("span", " (said by " + policy.from + ")", {{"class", "quiet"}});
    html.close();
  }
}

void put_reached(Html& html, const std::optional<std::uint64_t>& reached) {
  if (!reached) return;
  if (*reached == 0) {
    html.element("span", "never", {{"class", "badge bad"}});
  } else {
    html.text(std::to_string(*reached));
  }
}

void put_way_back(Html& html, const LineReview& line) {
  if (line.way_back.empty()) return;
  html.element("span", line.way_back, {{"class", badge_for(line.way_back)}});
  if (line.because.empty()) return;
  html.open("p", {{"class", "quiet"}});
  put_words(html, line.because);
  html.close();
}

void put_head(Html& html, const std::vector<std::string>& names) {
  html.open("thead").open("tr");
  for (const std::string& name : names) html.element("th", name, {{"scope", "col"}});
  html.close().close();
}

void put_signature(Html& html, std::string_view heading,
                   const std::vector<SignatureEntry>& entries) {
  if (entries.empty()) return;
  html.element("dt", heading);
  for (const SignatureEntry& entry : entries) {
    html.open("dd").element("code", entry.name).text(" " + entry.type);
    if (!entry.presence.empty()) html.element("span", ", " + entry.presence, {{"class", "quiet"}});
    html.close();
  }
}

std::string tags_of(const Standing& standing, const std::vector<Change>& changes,
                    const Effect& effect) {
  std::string tags = "row";
  if (!standing.basis.empty()) tags += " " + standing.basis;
  if (!changes.empty() || effect.any()) tags += " dated";
  return tags;
}

std::string tags_of(const LineReview& line) {
  std::string tags = tags_of(line.standing, line.changes, {});
  if (!line.phi.empty()) tags += " phi";
  return line.reached == 0u ? tags + " never" : tags;
}

std::string tags_of(const RowReview& row) {
  const std::string tags = tags_of(row.standing, row.changes, row.effect);
  return row.reached == 0u ? tags + " never" : tags;
}

}  // namespace smx::review
