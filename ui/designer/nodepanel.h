// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QLabel;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace Signalbox {

class GraphDocument;

/// Beside the canvas: the chosen node with its name, its editor and what is wrong with it.
class NodePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodePanel)

public:
    /// \a document is not owned and must outlive this object.
    explicit NodePanel(GraphDocument &document, QWidget *parent = nullptr);

    void setKnownObjects(const KnownObjects &known);
    /// Nobody may change it; \a why is shown, empty: everybody may.
    void setReadOnly(const QString &why);
    /// Empty: none.
    void showNode(const QString &id);
    void setProblems(const QList<WorkflowProblem> &problems);
    /// The first field gets the focus.
    void edit();

Q_SIGNALS:
    void nodeRenamed(const QString &newId);

private:
    void takeNode();
    void rename();
    void showProblems();
    const Node *node() const;

    GraphDocument &m_document;
    KnownObjects m_known;
    QString m_id;
    QList<WorkflowProblem> m_problems;
    QStackedWidget *m_stack;
    QLabel *m_icon;
    QLabel *m_kind;
    QLabel *m_sentence;
    QLineEdit *m_name;
    QLabel *m_owner;
    QLabel *m_trouble;
    QVBoxLayout *m_place;
    NodeEditor *m_editor = nullptr;
};

} // namespace Signalbox
