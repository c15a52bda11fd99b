// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/routingtable.h"
#include "core/support/clock.h"

#include <QHash>

namespace Signalbox {

/// When the router must look for due continuations next, by workflow. A value; too early only costs
/// a look.
class DueCalendar final
{
public:
    struct Entry
    {
        QString workflow;
        Timestamp at{};
    };

    void reset(const QHash<QString, Timestamp> &next) { m_next = next; }
    /// Something of \a workflow is due at \a at, beside what was noted before.
    void note(const QString &workflow, Timestamp at);
    /// Nothing of \a workflow is due before \a at; nothing: nothing is at all.
    void set(const QString &workflow, std::optional<Timestamp> at);

    /// The earliest of the workflows that run by \a table: what a disabled one holds stays held.
    std::optional<Entry> earliest(const RoutingTable &table) const;

private:
    QHash<QString, Timestamp> m_next;
};

} // namespace Signalbox
