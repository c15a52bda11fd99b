// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"

#include <QHash>

namespace Signalbox {

/// What is kept how long. Events whose deliveries have not ended, and events that are not routed,
/// are never removed; idempotency keys never either.
struct RetentionRules
{
    /// Failed events, and those with a step that failed, are kept so many times as long.
    static constexpr int failuresTimes = 3;

    RetainConfig station = defaultRetain; ///< both said
    QHash<QString, RetainConfig> sources; ///< what they say in its place

    Microseconds ageOf(const QString &source) const;
    qint64 bytesOf(const QString &source) const; ///< 0: only the station's limit holds

    bool operator==(const RetentionRules &) const = default;
};

RetentionRules retentionRules(const Configuration &configuration);

/// What one small step of retention did.
struct RetentionStep
{
    int events = 0; ///< removed
    int rejections = 0; ///< removed
    bool more = false; ///< the next step will find something too
    std::optional<Timestamp> next; ///< when the oldest event that stays will be too old
};

} // namespace Signalbox
