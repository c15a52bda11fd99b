// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/nodetrial.h"
#include "core/domain/workflowproblem.h"
#include "ui/designer/editors/expressionvocabulary.h"

#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace Signalbox {

class FieldBox;

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
    /// Of this node. Gives back those that have no field here, for the panel to show.
    virtual QList<WorkflowProblem> setProblems(const QList<WorkflowProblem> &problems);
    /// What the node makes of the sample event.
    virtual void setReport(const NodeReport &report);
    /// What its expressions can name; null: nothing is known.
    virtual void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary);

Q_SIGNALS:
    /// \a field: which of its fields, so that what is typed there in one go is one step of undo;
    /// empty: this is a step by itself (a row that comes, goes or moves, a box that is ticked).
    void edited(const Signalbox::NodeBody &body, const QString &field);
    /// The source or destination of this name is to be changed; empty: a new one is to be made.
    void objectWanted(const QString &name);

protected:
    QVBoxLayout *column() const { return m_column; }
    /// \a widget in a box of its own in the column, which shows the problems and the result of
    /// \a field, as WorkflowProblem calls it.
    FieldBox *addField(const QString &field, const QString &label, QWidget *widget,
                       const QString &note = {});
    /// The same for a box that stands elsewhere.
    void placeField(const QString &field, FieldBox *box);

private:
    QVBoxLayout *m_column;
    QHash<QString, FieldBox *> m_boxes;
};

/// The editor for nodes of the kind that \a body is.
NodeEditor *makeNodeEditor(const NodeBody &body, const KnownObjects &known, QWidget *parent);

} // namespace Signalbox
