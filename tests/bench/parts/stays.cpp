#include "stays.h"

#include <array>
#include <random>
#include <string_view>

namespace smx::bench {

namespace {

using Random = std::mt19937_64;

template <std::size_t N>
std::string_view pick(Random& random, const std::array<std::string_view, N>& words) {
  return words[random() % N];
}

constexpr std::array<std::string_view, 5> kFamilies{"Example", "Sample", "M\u00FCster", "Doe",
                                                    "O\\\"Nobody"};
constexpr std::array<std::string_view, 4> kGiven{"Ada", "Bo", "Chris", "D\u00E9j\u00E0"};
constexpr std::array<std::string_view, 5> kClasses{"IMP", "EMER", "AMB", "ACUTE", "HH"};
constexpr std::array<std::string_view, 4> kStates{"arrived", "in-progress", "onleave", "finished"};
constexpr std::array<std::string_view, 4> kReasons{
    "Chest pain, came by herself at night", "Fell from a ladder; left wrist",
    "Planned operation of the knee", "Cough and fever for more than two weeks"};
constexpr std::array<std::string_view, 3> kRoles{"attender", "consultant", "primary nurse"};

std::string number(Random& random, std::uint64_t most) {
  return std::to_string(random() % most);
}

std::string person(Random& random) {
  return std::string(pick(random, kGiven)) + " " + std::string(pick(random, kFamilies));
}

std::string concept_of(std::string_view code, std::string_view text) {
  return R"({"coding":[{"system":"http://example.org/codes","code":")" + std::string(code) +
         R"("}],"text":")" + std::string(text) + R"("})";
}

/// `one` so many times, as a list.
template <typename One>
std::string list(std::size_t count, One one) {
  std::string items = "[";
  for (std::size_t i = 0; i < count; ++i) items += (i == 0 ? "" : ",") + one(i);
  return items + "]";
}

std::string encounter(Random& random, const std::string& patient) {
  std::string text =
      R"({"resourceType":"Encounter","id":"e-)" + number(random, 1'000'000'000) +
      R"(","identifier":[{"system":"urn:visit","value":"V)" + number(random, 1'000'000) +
      R"("}],"status":")" + std::string(pick(random, kStates)) +
      R"(","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":")" +
      std::string(pick(random, kClasses)) + R"("},"subject":{"reference":"Patient/)" + patient +
      R"("},"participant":)";
  text += list(1 + random() % 3, [&](std::size_t) {
    return R"({"type":[)" + concept_of("ATND", pick(random, kRoles)) +
           R"(],"individual":{"reference":"Practitioner/)" + number(random, 10'000) +
           R"(","display":")" + person(random) + R"("}})";
  });
  text += R"(,"period":{"start":"2026-0)" + std::to_string(1 + random() % 5) + R"(-11T0)" +
          number(random, 10) + R"(:15:00-05:00"},"reasonCode":)";
  text +=
      list(1 + random() % 2, [&](std::size_t) { return concept_of("R", pick(random, kReasons)); });
  text += R"(,"diagnosis":)";
  text += list(random() % 4, [&](std::size_t i) {
    return R"({"condition":{"reference":"Condition/)" + number(random, 100'000) +
           R"(","display":")" + std::string(pick(random, kReasons)) + R"("},"use":)" +
           concept_of("AD", "Admission diagnosis") + R"(,"rank":)" + std::to_string(i + 1) + "}";
  });
  text += R"(,"hospitalization":{"admitSource":)" + concept_of("emd", "From the emergency room") +
          R"(},"location":)";
  text += list(1 + random() % 2, [&](std::size_t i) {
    return R"({"location":{"reference":"Location/)" + number(random, 500) + R"(","display":"Bed )" +
           number(random, 40) + R"("},"status":")" + (i == 0 ? "completed" : "active") +
           R"(","physicalType":{"text":"Room )" + number(random, 20) + R"("}})";
  });
  return text + R"(,"serviceProvider":{"display":"Ward )" + number(random, 12) + R"("}})";
}

std::string patient(Random& random, const std::string& id) {
  return R"({"resourceType":"Patient","id":")" + id +
         R"(","identifier":[{"system":"urn:other","value":"7"},{"system":"urn:mrn","value":"M)" +
         number(random, 10'000'000) +
         R"("}],"active":true,"name":[{"use":"old","family":"Before"},{"use":"official","family":")" +
         std::string(pick(random, kFamilies)) + R"(","given":[")" +
         std::string(pick(random, kGiven)) + R"("]}],"gender":"female","birthDate":"1961-0)" +
         std::to_string(1 + random() % 9) +
         R"(-12","telecom":[{"system":"email","value":"nobody@example.org"},{"system":"phone","value":"555-01)" +
         std::to_string(10 + random() % 90) +
         R"(","use":"mobile"}],"communication":[{"language":{"text":"English"},"preferred":true}]})";
}

}  // namespace

std::vector<Stay> draw_stays(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<Stay> stays;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "p-" + std::to_string(i);
    Stay& stay = stays.emplace_back();
    stay.encounter = encounter(random, id);
    stay.patient = patient(random, id);
  }
  return stays;
}

}  // namespace smx::bench
