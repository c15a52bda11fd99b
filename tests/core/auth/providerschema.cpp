// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/providerschema.h"

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

#include <fstream>

bool fitsProviderSchema(const QByteArray &json)
{
    static const auto schema = [] {
        std::ifstream file(SIGNALBOX_PROVIDER_SCHEMA);
        return jsoncons::jsonschema::make_json_schema(jsoncons::json::parse(file));
    }();
    return schema.is_valid(jsoncons::json::parse(json.toStdString()));
}
