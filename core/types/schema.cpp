#include "types/schema.h"

#include "types/schema_files.h"
#include "types/type_builder.h"

namespace smx {

struct Schemas::State {
  State(TypeStore& store, SchemaSource source, const Limits& limits, Diagnostics& diagnostics)
      : reports(diagnostics),
        files(std::move(source), limits, reports),
        builder(store, files, reports) {}

  types::Reports reports;
  types::SchemaFiles files;
  types::TypeBuilder builder;
};

Schemas::Schemas(TypeStore& store, SchemaSource source, const Limits& limits,
                 Diagnostics& diagnostics)
    : state_(std::make_unique<State>(store, std::move(source), limits, diagnostics)) {}

Schemas::~Schemas() = default;

void Schemas::declare(std::string alias, SchemaPaths paths, Span declared_at) {
  state_->files.declare(std::move(alias), std::move(paths), declared_at);
}

void Schemas::check_tightenings() {
  // A copy: reading types may read further files.
  const std::vector<types::Place> components = state_->files.tightened_components();
  for (const types::Place& place : components) state_->builder.build(place, {});
}

void Schemas::look_from(std::string prefix, std::vector<std::string> imports) {
  state_->files.look_from(std::move(prefix), std::move(imports));
}

bool Schemas::used_from(std::string_view pack) const {
  return state_->files.used_from(pack);
}

const Type* Schemas::named(std::string_view name, Span used_at) {
  const std::optional<types::Place> place = state_->files.component(name, used_at);
  return place ? state_->builder.build(*place, {}) : nullptr;
}

const Type* Schemas::inline_type(const yaml::Node& node) {
  return state_->builder.build({&node, nullptr}, {});
}

std::vector<std::string> Schemas::known_names() {
  return state_->files.known_names();
}

}  // namespace smx
