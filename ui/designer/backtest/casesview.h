// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace Signalbox {

/// The cases of a workflow with what is otherwise than they say.
class CasesView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CasesView)

public:
    explicit CasesView(QWidget *parent = nullptr);

    void setResults(const QList<CaseResult> &results);

Q_SIGNALS:
    void removeWanted(const QString &name);

private:
    void removeCurrent();
    void updateButton();

    QList<CaseResult> m_results;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    QTreeWidget *m_tree;
    QPushButton *m_remove;
};

} // namespace Signalbox
