// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/backtest/coverage.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTreeWidget;

namespace Signalbox {

/// Branches that no event took, and how many events no rule matched, by node.
class CoverageView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoverageView)

public:
    explicit CoverageView(QWidget *parent = nullptr);

    void setCoverage(const Coverage &coverage);

Q_SIGNALS:
    void nodeChosen(const QString &node);

private:
    Coverage m_coverage;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    QTreeWidget *m_tree;
};

} // namespace Signalbox
