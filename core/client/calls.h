// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/apiclient.h"
#include "core/station/wire.h"

namespace Signalbox {

// How HttpStation calls the admin API; only its own .cpp files include this.

/// From bytes to a value by \a read, one of the wire codec's functions.
template <typename T>
auto decoded(Result<T> (*read)(const QJsonObject &))
{
    return [read](const QByteArray &body) -> Result<T> {
        const auto json = ApiClient::jsonObject(body);
        if (!json)
            return json.error();
        auto value = read(*json);
        if (!value) // the answer's mistake, not the caller's
            return Error{ErrorCode::Unsupported,
                         QStringLiteral("the answer is not that of a station: ")
                             + value.error().detail};
        return value;
    };
}

inline void add(ApiClient::Parameters &parameters, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        parameters.append({name, value});
}

inline void addPage(ApiClient::Parameters &parameters, const std::optional<qint64> &before,
                    int limit)
{
    if (before)
        add(parameters, QStringLiteral("before"), QString::number(*before));
    add(parameters, QStringLiteral("limit"), QString::number(limit));
}

} // namespace Signalbox
