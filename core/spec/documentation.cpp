#include "spec/documentation.h"

#include "spec/scalars.h"

namespace smx::spec {

void read_documentation_basis(Reader& reader, const yaml::Entry& entry, Documentation& into) {
  into.basis = read_basis(reader, entry.value);
}

}  // namespace smx::spec
