// Which lines need not go the general way while documents are translated.
#pragma once

#include "program/program.h"
#include "value/arena.h"

namespace smx {

/// Sets Form::way of a form that is complete. The constant, if it is one, goes into `literals`.
void find_short_way(Form& form, Arena& literals);

}  // namespace smx
