// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsonfields.h"
#include "core/support/clock.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace Signalbox {

/// What becomes of a request whose idempotency key is known with other bytes.
enum class ConflictPolicy : quint8 {
    Keep, ///< a rejection, for the operator to compare and admit
    Admit, ///< an event of its own
};

/// What a sender gets to read on success, instead of what the provider's file says.
struct SourceAnswer
{
    int status = 200; ///< 200 to 299
    QString contentType; ///< only with a body
    std::optional<QString> body; ///< nothing: our own JSON document with id and status
    QMap<QString, QString> headers{}; ///< further ones, by name

    bool operator==(const SourceAnswer &) const = default;
};

/// How a source lets requests in, beyond what its provider says.
struct IntakeConfig
{
    QString key; ///< JMESPath; empty: the provider's
    Microseconds keyWindow{}; ///< how long a key is remembered; 0: for ever
    ConflictPolicy conflict = ConflictPolicy::Keep;
    QString orderKey; ///< JMESPath; empty: events have no order
    QString orderPosition; ///< JMESPath; empty: the provider's sequence
    QStringList allow; ///< networks in CIDR notation; empty: every address
    std::optional<SourceAnswer> answer;
    Microseconds replayWindow{}; ///< how long signed bytes are remembered; 0: not at all
    QStringList content{}; ///< kinds of content that are taken; empty: the provider's

    bool operator==(const IntakeConfig &) const = default;
};

/// Adds key, key_window and replay_window (seconds), conflict, order {key, position}, allow,
/// content and answer {status, content_type, body, headers} to \a source. What has its default is
/// left out.
void putIntake(QJsonObject &source, const IntakeConfig &intake);
/// The same members of a source; what does not fit is noted in \a source.
IntakeConfig intakeFrom(JsonFields &source);

QString conflictPolicyName(ConflictPolicy policy); ///< as in station files
std::optional<ConflictPolicy> conflictPolicyFromName(QStringView name);

} // namespace Signalbox
