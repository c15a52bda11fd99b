// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Signalbox {

/// Why a text is not JSON, or not JSON that we take.
struct JsonProblem
{
    QString detail; ///< one sentence with line and column
    qsizetype position = 0; ///< bytes before it
    QByteArray pointer; ///< RFC 6901, to the innermost value that had begun; long ones end in …
    bool tooLarge = false; ///< more than Document::maxValues

    bool operator==(const JsonProblem &) const = default;
};

/// Nothing when \a json is what Document::parse() takes. Builds no values.
std::optional<JsonProblem> checkJson(QByteArrayView json);

} // namespace Signalbox
