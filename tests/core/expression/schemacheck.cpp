// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemacheck.h"

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

bool holdsSchema(const QByteArray &schema, const QByteArray &json)
{
    try {
        const auto compiled =
            jsoncons::jsonschema::make_json_schema(jsoncons::json::parse(schema.toStdString()));
        return compiled.is_valid(jsoncons::json::parse(json.toStdString()));
    } catch (const std::exception &) {
        return false;
    }
}
