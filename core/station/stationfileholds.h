// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/station/stationfilefields.h"

namespace Signalbox {

/// Reads what nodes that hold or remember events say.
class StationFileHolds final
{
public:
    /// \a node is the whole node; both must outlive this object.
    StationFileHolds(const StationFileFields &node, StationFileProblems &problems);

    /// Nothing for another kind. What is wrong goes to the problems, and the rest comes back.
    std::optional<NodeBody> read(const QString &kind) const;

    /// What stands behind the id of such a node in a station file: order: {…}.
    static QString text(const OrderNode &node);
    static QString text(const DeduplicateNode &node);
    static QString text(const DelayNode &node);
    static QString text(const ThrottleNode &node);
    static QString text(const BatchNode &node);

private:
    OrderNode order() const;
    DeduplicateNode deduplicate() const;
    DelayNode delay() const;
    ThrottleNode throttle() const;
    BatchNode batch() const;
    StationFileFields fields(const QString &kind, const QStringList &names) const;

    const StationFileFields &m_node;
    StationFileProblems &m_problems;
};

} // namespace Signalbox
