// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/designedgraph.h"

#include <QUndoCommand>

#include <functional>

namespace Signalbox {

/// From one graph to another. Merges with a command of the same gesture that follows it, and is
/// obsolete when that leads back to where it began.
class GraphCommand final : public QUndoCommand
{
public:
    using Apply = std::function<void(const DesignedGraph &)>;

    GraphCommand(const QString &text, const QString &gesture, const DesignedGraph &before,
                 const DesignedGraph &after, Apply apply);

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand *next) override;

private:
    QString m_gesture;
    DesignedGraph m_before;
    DesignedGraph m_after;
    Apply m_apply;
};

} // namespace Signalbox
