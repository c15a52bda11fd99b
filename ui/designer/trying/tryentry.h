// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"

namespace Signalbox {

/// An event that can be tried: a stored one, or one that was edited.
struct TryEntry
{
    std::optional<EventId> stored; ///< nothing: an edited one
    Event event; ///< the edited one
    QString source;
    QString type;
    Timestamp receivedAt{};
    std::optional<CaseResult> result; ///< of the last trial

    WorkflowCase toCase(const QString &name) const
    {
        WorkflowCase one;
        one.name = name;
        one.stored = stored;
        if (!stored)
            one.event = event;
        return one;
    }
};

} // namespace Signalbox
