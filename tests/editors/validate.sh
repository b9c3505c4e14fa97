#!/usr/bin/env bash
# Holds the schemas for editors against every shipped rule file, with ajv and the YAML reader that
# yaml-language-server uses: validate.sh SMX. Needs node and npm; what npm brings goes into build-editors/.
set -euo pipefail

smx=$(realpath "${1:-build/smx}")
here=$(dirname "$(realpath "$0")")
cd "$here/../.."

modules=build-editors/node
mkdir -p "$modules"
if ! cmp -s "$here/package-lock.json" "$modules/package-lock.json" || [ ! -d "$modules/node_modules" ]; then
  cp "$here/package.json" "$here/package-lock.json" "$modules/"
  (cd "$modules" && npm ci --no-audit --no-fund --loglevel=error >&2)
fi
rm -rf build-editors/schemas
"$smx" schema --write build-editors/schemas >/dev/null 2>&1
NODE_PATH=$modules/node_modules node "$here/validate.cjs" build-editors/schemas rules scripts
