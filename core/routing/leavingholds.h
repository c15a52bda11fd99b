// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/storedholds.h"

namespace Signalbox {

/// What the nodes of removed workflows still hold. Lives on the router's thread.
class LeavingHolds final
{
public:
    static constexpr int piece = 256;

    struct Next
    {
        QList<Continuation> held; ///< to be let go next; of one node
        QList<LeavingWorkflow> left; ///< nothing of these is held any more
    };

    /// Both must outlive this object.
    LeavingHolds(ReadSession &session, StoredHolds &holds);

    /// Of those that are leaving by \a table, without the continuations in \a except. The nodes
    /// that lead to others come first, so that what is in order stays so. Both are empty while
    /// scripts have to run first.
    Result<Next> next(const RoutingTable &table, const QSet<qint64> &except);

    /// These have left: they are not looked at again.
    void forget(const QList<LeavingWorkflow> &gone) { m_gone += gone; }

private:
    Result<QList<NodeQueue>> nodesOf(const LeavingWorkflow &workflow);

    ReadSession &m_session;
    StoredHolds &m_holds;
    QList<LeavingWorkflow> m_gone;
};

} // namespace Signalbox
