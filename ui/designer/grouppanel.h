// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/workflowproblem.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace Signalbox {

class GraphDocument;

/// Beside the canvas: the chosen group with its name, colour and comment, and which nodes are in
/// it. Every edit is a change of the document.
class GroupPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupPanel)

public:
    /// \a document is not owned and must outlive this object.
    explicit GroupPanel(GraphDocument &document, QWidget *parent = nullptr);

    /// Nobody may change it; \a why is shown, empty: everybody may.
    void setReadOnly(const QString &why);
    /// Empty: none.
    void showGroup(const QString &name);
    const QString &shownGroup() const { return m_name; }
    void setProblems(const QList<WorkflowProblem> &problems);
    /// The name gets the focus.
    void edit();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void fillColors();
    void fillNodes();
    void takeGroup();
    void rename();
    void write(const NodeGroup &group, const QString &field);
    void setMember(const QString &node, bool in);
    void showTrouble();
    const NodeGroup *group() const;

    GraphDocument &m_document;
    QString m_name;
    QList<WorkflowProblem> m_problems;
    QString m_refusal; ///< of a name
    QLabel *m_owner;
    QLineEdit *m_title;
    QComboBox *m_color;
    QPlainTextEdit *m_comment;
    QListWidget *m_nodes;
    QPushButton *m_dissolve;
    QLabel *m_trouble;
};

} // namespace Signalbox
