// What Lua's parser says about a text, as a sentence with its place.
#pragma once

#include <string_view>

#include "lua/machine.h"

namespace smx::lua {

/// `message` is as luaL_loadbufferx leaves it: `script:3: '=' expected near 'x'`.
Problem syntax_problem(const Script& script, std::string_view message);

}  // namespace smx::lua
