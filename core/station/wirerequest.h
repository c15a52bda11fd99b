// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/request.h"
#include "core/station/wirefields.h"

namespace Signalbox {

/// Adds method, target, headers and peer of \a request to \a json; not its body and time.
void putRequest(QJsonObject &json, const Request &request);
Request readRequest(WireFields &fields);

/// {name: [values], next}; \a next may be missing (for a list that has no pages, pass nothing).
template <typename T>
QJsonObject pageJson(const QString &name, const QList<T> &values, const std::optional<qint64> &next)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toJson(value));
    return {{name, array}, {QStringLiteral("next"), next ? QJsonValue(*next) : QJsonValue()}};
}

} // namespace Signalbox
