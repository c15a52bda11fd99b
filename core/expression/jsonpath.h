// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Signalbox {

/// One step into a document: a member's name, or an index where negative ones count from the end.
struct PathStep
{
    QByteArray name; ///< UTF-8
    std::optional<qint64> index;

    bool operator==(const PathStep &) const = default;
};

/// A way from the root of a document to one value, as an expression reads it.
struct JsonPath
{
    QString text; ///< in JMESPath's notation: headers."x-github-event"
    QList<PathStep> steps;

    bool operator==(const JsonPath &) const = default;
};

/// \a steps in JMESPath's notation.
QString jsonPathText(const QList<PathStep> &steps);

} // namespace Signalbox
