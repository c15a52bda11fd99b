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
    /// \a name is that of its list.
    explicit CoverageView(QWidget *parent = nullptr,
                          const QString &name = QStringLiteral("coverage"));

    void setCoverage(const Coverage &coverage);

Q_SIGNALS:
    void nodeChosen(const QString &node);

private:
    void chooseAgain(int group, const QString &node);

    Coverage m_coverage;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    QTreeWidget *m_tree;
};

} // namespace Signalbox
