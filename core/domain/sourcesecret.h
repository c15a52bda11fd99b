// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsonfields.h"
#include "core/support/clock.h"

#include <QMap>
#include <QString>

#include <optional>

namespace Signalbox {

/// Where a secret is to be found, as written in the station file: "${NAME}" (environment),
/// "file:/path" (its content without the final newline) or "{stored: name}". Never the secret.
struct SecretReference
{
    QString text;

    bool operator==(const SecretReference &) const = default;
};

/// A secret that a source may be given its requests by.
struct SourceSecret : SecretReference
{
    QString slot = {}; ///< which of the provider's secrets; empty: the first
    std::optional<Timestamp> expires = {}; ///< from then on it no longer verifies

    bool operator==(const SourceSecret &) const = default;
};

/// How far the time in a request may lie from ours, in seconds; 0: unchecked.
struct TimeTolerance
{
    static constexpr qint64 longest = 7 * 24 * 60 * 60;

    qint64 past = 300;
    qint64 future = 300;

    bool operator==(const TimeTolerance &) const = default;
};

/// A list of references for the first slot; where there are other slots an object of lists by
/// slot. A secret that expires is {"secret": reference, "expires": time}.
QJsonValue toJson(const QList<SourceSecret> &secrets);

// Read members of a source; what does not fit is noted in \a fields.
QList<SourceSecret> secretsFrom(const QJsonObject &json, JsonFields &fields);
QMap<QString, QString> parametersFrom(JsonFields &fields);
std::optional<TimeTolerance> toleranceFrom(JsonFields &fields);

} // namespace Signalbox
