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
    /// How long the traces of a workflow are kept, where it says that; they never outlive their
    /// events.
    QHash<QString, Microseconds> traces;

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
    int traces = 0; ///< events of which the trace of one workflow was removed
    bool more = false; ///< the next step will find something too
    /// When the oldest event that stays, or the oldest trace of a workflow, will be too old.
    std::optional<Timestamp> next;
};

} // namespace Signalbox
