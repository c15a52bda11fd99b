// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QList>
#include <QMap>
#include <QString>

namespace Signalbox {

/// What one node did.
struct NodeFlow
{
    QString node;
    qint64 entered = 0; ///< events
    qint64 failed = 0; ///< of those: it could not do its work
    qint64 microseconds = 0; ///< that it took in all
    qint64 p95 = 0; ///< microseconds: 19 of 20 events took no longer; at most an eighth too high
    QMap<QString, qint64> left; ///< by port; those that ended there are in none

    bool operator==(const NodeFlow &) const = default;
};

/// What went through a workflow under the revision that was last seen at work.
struct WorkflowFlow
{
    QString workflow;
    int revision = 0; ///< 0: nothing went through it since the station started
    Timestamp since{}; ///< the first that is counted
    QList<NodeFlow> nodes; ///< those that met something, by name

    bool operator==(const WorkflowFlow &) const = default;
};

} // namespace Signalbox
