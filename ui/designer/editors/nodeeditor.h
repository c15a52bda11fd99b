// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/workflowproblem.h"

#include <QWidget>

namespace Signalbox {

/// The names that nodes may refer to.
struct KnownObjects
{
    QStringList sources;
    QStringList destinations;

    bool operator==(const KnownObjects &) const = default;
};

/// Edits the body of one kind of node.
class NodeEditor : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodeEditor)

public:
    explicit NodeEditor(QWidget *parent = nullptr);

    /// Shows \a body, which is of the editor's kind. Does not emit.
    virtual void setBody(const NodeBody &body) = 0;
    /// Of this node; those that an editor cannot place are shown by the panel.
    virtual void setProblems(const QList<WorkflowProblem> &) { }

Q_SIGNALS:
    /// \a field: which of its fields, for merging what is typed into one step of undo.
    void edited(const Signalbox::NodeBody &body, const QString &field);
};

/// The editor for nodes of the kind that \a body is.
NodeEditor *makeNodeEditor(const NodeBody &body, const KnownObjects &known, QWidget *parent);

} // namespace Signalbox
