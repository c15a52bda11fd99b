// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/ledger.h"

namespace Signalbox {

/// Removes workflows, and what they leave behind. Inside a transaction.
class WorkflowLeaving final
{
public:
    static constexpr int memoriesInStep = 2000;

    /// Both must outlive this object.
    WorkflowLeaving(Connection &connection, Ledger &ledger);

    // As in WriteSession.
    Result<RemovalReport> remove(const WorkflowRemoval &removal);
    Result<bool> finish(const LeavingWorkflow &workflow);

private:
    /// Events that nodes hold, without those of an earlier one of the name that is leaving.
    Result<qint64> held(const QString &workflow);
    /// Whether finish() may.
    Result<void> check(const LeavingWorkflow &workflow);
    /// Forgets some of what its nodes remember; whether there is more.
    Result<bool> forgetSome(const LeavingWorkflow &workflow);

    Connection &m_connection;
    Ledger &m_ledger;
};

} // namespace Signalbox
