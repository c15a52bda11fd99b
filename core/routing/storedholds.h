// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/routingtable.h"
#include "core/store/readsession.h"
#include "core/workflow/takeup.h"

namespace Signalbox {

/// The held events of the store, and the revisions that they go on under: those of the table, and
/// older ones compiled when they are needed, the last few of which are kept. Lives on the router's
/// thread.
class StoredHolds final : public HeldEvents
{
public:
    static constexpr qsizetype keptRevisions = 32;

    /// \a session must outlive this object.
    explicit StoredHolds(ReadSession &session);

    void setTable(std::shared_ptr<const RoutingTable> table) { m_table = std::move(table); }

    Result<QList<Continuation>> queue(const NodeQueue &queue, int limit) override;
    Result<Event> event(const Continuation &held) override;
    Result<std::shared_ptr<const CompiledWorkflow>> workflow(const QString &name,
                                                             int revision) override;
    std::optional<HeldChoice> leaving(const Continuation &held) override;

private:
    struct Revision
    {
        QString name;
        int number = 0;
        RoutingTable::Workflow workflow; ///< null: it cannot run
    };

    ReadSession &m_session;
    std::shared_ptr<const RoutingTable> m_table;
    QList<Revision> m_older; ///< used last first
};

} // namespace Signalbox
