// The budgets of loading and translating. Every one of them ends in a placed diagnostic, never in a
// crash or an endless loop. The same input and rules meet a limit at the same place every time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace smx {

struct Limits {
  std::size_t document_bytes = 128u << 20;  // one input document or one need's answer
  std::uint32_t document_depth = 128;       // objects and lists inside each other
  std::size_t rule_file_bytes = 16u << 20;  // one YAML, CSV or schema file
  std::uint32_t rule_file_depth = 64;
  std::uint64_t steps = 50'000'000;         // evaluated values of one translation
  std::size_t memory_bytes = 512u << 20;    // values of one translation, inputs not counted
  std::uint64_t script_steps = 50'000'000;  // Lua instructions of one translation, and more for
                                            // what works on long texts
  std::size_t script_bytes = 64u << 20;     // memory of the Lua scripts of one translation
  std::uint32_t faults = 20;                // faults listed for one document before giving up
  std::uint32_t variants = 256;             // sets of overlays under which a mapping is compiled
};

}  // namespace smx
