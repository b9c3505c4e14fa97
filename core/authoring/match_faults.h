// Faults and reports that were expected against those that were made.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "smx/diagnostic.h"

#include "authoring/test_file.h"

namespace smx::authoring {

/// Whether a fault is what is wanted; of places, whether those wanted are among its own.
bool fits(const WantedFault& wanted, const Diagnostic& made);

/// What is left when as many as can be have found a counterpart of their own.
struct Unmatched {
  std::vector<const WantedFault*> wanted;
  std::vector<const Diagnostic*> made;
};
Unmatched unmatched(std::span<const WantedFault> wanted, std::span<const Diagnostic> made);

/// `many-values at order-to-invoice/total, input /lines/0`
std::string shown(const WantedFault& fault);
std::string shown(const Diagnostic& diagnostic);

}  // namespace smx::authoring
