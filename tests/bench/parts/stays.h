// Stays in hospital with their patients, drawn at random. Nobody in them is real.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smx::bench {

struct Stay {
  std::string encounter, patient;  // of FHIR
};

std::vector<Stay> draw_stays(std::size_t count, std::uint64_t seed);

}  // namespace smx::bench
