// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace Signalbox {

class ObjectHistory;

/// The cases of a workflow with what is otherwise than they say. What was removed is brought back
/// by the history's buttons and keys.
class CasesView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CasesView)

public:
    /// \a history is not owned and must outlive this object.
    explicit CasesView(ObjectHistory &history, QWidget *parent = nullptr);

    /// Where one stood, or at what is there now, one stays.
    void setResults(const QList<CaseResult> &results);

Q_SIGNALS:
    void removeWanted(const QString &name);

private:
    void removeCurrent();
    void updateButton();
    void choose(const QString &name, int row);
    int currentRow() const; ///< of the case that one is at; -1: none

    QList<CaseResult> m_results;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    QTreeWidget *m_tree;
    QPushButton *m_remove;
    QWidget *m_history; ///< the buttons
};

} // namespace Signalbox
