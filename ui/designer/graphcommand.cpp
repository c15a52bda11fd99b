// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/graphcommand.h"

namespace Signalbox {

GraphCommand::GraphCommand(const QString &text, const QString &gesture, const DesignedGraph &before,
                           const DesignedGraph &after, Apply apply)
    : QUndoCommand(text)
    , m_gesture(gesture)
    , m_before(before)
    , m_after(after)
    , m_apply(std::move(apply))
{
}

void GraphCommand::undo()
{
    m_apply(m_before);
}

void GraphCommand::redo()
{
    m_apply(m_after);
}

int GraphCommand::id() const
{
    constexpr int never = -1;
    constexpr int mergeable = 1;
    return m_gesture.isEmpty() ? never : mergeable;
}

bool GraphCommand::mergeWith(const QUndoCommand *next)
{
    const auto &other = static_cast<const GraphCommand &>(*next);
    if (other.m_gesture != m_gesture)
        return false;
    m_after = other.m_after;
    setObsolete(m_before == m_after);
    return true;
}

} // namespace Signalbox
