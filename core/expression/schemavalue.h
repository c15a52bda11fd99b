// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only jsonschema.cpp and its like include this.
#include "core/expression/exactjson.h"

namespace Signalbox {

/// A type of our own, so that what we specialise for it concerns nobody else.
struct SchemaPolicy : jsoncons::sorted_policy
{
};

/// What the validator works on: members sorted, equal numbers alike (an integer where one is
/// whole), big integers as jsoncons' bigint; other decimals that no double holds are rounded.
using SchemaJson = jsoncons::basic_json<char, SchemaPolicy>;

SchemaJson schemaValue(const ExactJson &value);

} // namespace Signalbox
