#include "tables.h"

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include "characters.h"

namespace smx::bench {

namespace {

using Json = nlohmann::json;

// Values are copied by whole vectors: the bytes behind them must be readable.
std::string padded(const std::string& text, Tables& tables) {
  std::string value = escaped(text);
  tables.longest = std::max(tables.longest, value.size());
  value.reserve(value.size() + kStride);
  return value;
}

void load_texts(const Json& from, FlatTable<std::string>& table, Tables& tables) {
  for (const auto& [key, value] : from.items()) {
    table.insert(escaped(key), padded(value.get<std::string>(), tables));
  }
}

void load_categories(const Json& from, FlatTable<Category>& table, Tables& tables) {
  for (const auto& [key, value] : from.items()) {
    const auto member = [&, &entry = value](const char* name) {
      return padded(entry.value(name, std::string()), tables);
    };
    table.insert(escaped(key), {member("code"), member("fhir"), member("display")});
  }
}

}  // namespace

Tables load_tables(const std::string& path) {
  std::ifstream file(path);
  const Json all = Json::parse(file);
  Tables tables;
  load_texts(all.at("stations"), tables.stations, tables);
  load_texts(all.at("teamNames"), tables.team_names, tables);
  load_texts(all.at("status"), tables.status, tables);
  load_categories(all.at("categories"), tables.categories, tables);
  load_categories(all.at("mhvCategories"), tables.message_categories, tables);
  return tables;
}

}  // namespace smx::bench
