#include "documents.h"
#include "texts.h"

namespace smx::bench {

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

void add(Table& table, const std::string& key, const std::string& value) {
  for (const auto& row : table) {
    if (row.first == key) return;
  }
  table.emplace_back(key, value);
}

std::string json_table(const Table& table) {
  std::string json;
  for (const auto& [key, value] : table) {
    json += (json.empty() ? "{" : ",") + json_quoted(key) + ":" + json_quoted(value);
  }
  return json + "}";
}

std::string csv_field(const std::string& text) {
  std::string field = "\"";
  for (const char byte : text) field += byte == '"' ? std::string("\"\"") : std::string(1, byte);
  return field + "\"";
}

std::string csv_table(const std::string& header, const Table& table) {
  std::string csv = header + "\n";
  for (const auto& [key, value] : table) csv += csv_field(key) + "," + csv_field(value) + "\n";
  return csv;
}

}  // namespace

LookUps LookUps::draw(std::uint64_t seed) {
  Random random(seed);
  LookUps result;
  result.categories = {{"appointment", "APPOINTMENTS", "appt", "Appointment"},
                       {"medicine", "MEDICATIONS", "rx", "Medicine"},
                       {"test-result", "TEST_RESULTS", "test", "Test result"},
                       {"learning", "EDUCATION", "edu", "Learning"},
                       {"general", "OTHER", "other", "General"},
                       {"referral", "REFERRAL", "ref", "Referral"},
                       {"aids", "PROSTHETICS", "pros", "Aids & appliances"},
                       {"travel", "TRAVEL", "trav", "Travel"}};
  result.status = {
      {"SENT", "completed"}, {"DRAFT", "preparation"}, {"DELETED", "entered-in-error"}};
  static constexpr std::string_view kSuffixes[] = {"", "", "GA", "GB", "A4"};
  while (result.stations.size() < 150) {
    const std::string number = std::to_string(random.between(400, 999));
    add(result.stations, number + std::string(random.one_of(kSuffixes)),
        draw_colour(random) + " Medical Center");
  }
  while (result.team_names.size() < 200) {
    const std::string id = std::to_string(random.between(7000000, 7000399));
    add(result.team_names, id, "***" + draw_team(random, "") + " & more***");
  }
  return result;
}

std::string LookUps::find(const Table& table, const std::string& key,
                          const std::string& otherwise) {
  for (const auto& row : table) {
    if (row.first == key) return row.second;
  }
  return otherwise;
}

std::string LookUps::json() const {
  std::string by_feed, by_message;
  for (const CategoryRow& row : categories) {
    const std::string rest =
        "\"fhir\":" + json_quoted(row.fhir) + ",\"display\":" + json_quoted(row.display) + "}";
    by_feed += (by_feed.empty() ? "{" : ",") + json_quoted(row.feed) +
               ":{\"code\":" + json_quoted(row.message) + "," + rest;
    by_message += (by_message.empty() ? "{" : ",") + json_quoted(row.message) + ":{" + rest;
  }
  return "{\"categories\":" + by_feed + "},\n\"mhvCategories\":" + by_message +
         "},\n\"status\":" + json_table(status) + ",\n\"stations\":" + json_table(stations) +
         ",\n\"teamNames\":" + json_table(team_names) + "}\n";
}

std::map<std::string, std::string> LookUps::csv_files() const {
  std::string by_feed = "category,code,fhir,display\n", by_message = "category,fhir,display\n";
  for (const CategoryRow& row : categories) {
    const std::string rest = csv_field(row.fhir) + "," + csv_field(row.display) + "\n";
    by_feed += csv_field(row.feed) + "," + csv_field(row.message) + "," + rest;
    by_message += csv_field(row.message) + "," + rest;
  }
  return {{"categories.csv", by_feed},
          {"mhv-categories.csv", by_message},
          {"stations.csv", csv_table("station,name", stations)},
          {"status.csv", csv_table("status,fhir", status)},
          {"team-names.csv", csv_table("id,name", team_names)}};
}

std::vector<Document> draw_documents(const std::string& case_name, std::size_t count,
                                     std::uint64_t seed, const LookUps& look_ups) {
  Random random(seed ^ (case_name == "atom" ? 0xA70Bu : 0xC0BBu));
  std::vector<Document> documents;
  for (std::size_t i = 0; i < count; ++i) {
    documents.push_back(case_name == "atom" ? draw_atom(random, look_ups)
                                            : draw_comm(random, look_ups));
  }
  return documents;
}

}  // namespace smx::bench
