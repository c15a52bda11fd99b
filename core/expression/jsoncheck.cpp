// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsoncheck.h"

#include "core/expression/jsonshape.h"

namespace Signalbox {

std::optional<JsonProblem> checkJson(QByteArrayView json)
{
    JsonReader reader(json);
    JsonShape shape(json);
    for (;;) {
        const auto token = reader.next();
        if (!shape.follow(token, reader))
            return shape.problem(reader);
        if (token == JsonReader::Token::End)
            return {};
    }
}

} // namespace Signalbox
