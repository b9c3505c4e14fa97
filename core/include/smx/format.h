// The formats of documents.
#pragma once

#include <cstdint>

namespace smx {

enum class DocumentFormat : std::uint8_t { json, xml };

}  // namespace smx
