// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <optional>
#include <utility>

namespace Signalbox {

/// A request whose signature is known from elsewhere, and what has to come of it.
struct ProviderVector
{
    Timestamp now{}; ///< when it is received
    QMap<QString, QByteArray> secrets; ///< by slot
    QMap<QString, QString> parameters;
    QByteArray method = QByteArrayLiteral("POST");
    QByteArray url; ///< as the vendor called it; empty: none is signed
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QMap<QString, QByteArray> fetched; ///< what stands at an address: a certificate
    bool accept = true;
    std::optional<QByteArray> key; ///< what the event's key has to be
    std::optional<QString> type;
    std::optional<Timestamp> occurredAt;
    QString source; ///< where it is from
    bool recomputed = false; ///< computed by us, independently of Signalbox's code

    bool operator==(const ProviderVector &) const = default;
};

} // namespace Signalbox
