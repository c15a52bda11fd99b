// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graphdiff.h"

#include <QTreeWidget>

namespace Signalbox {

/// What became different between two graphs, in words: nodes with their fields, and edges.
class DiffList final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit DiffList(QWidget *parent = nullptr);

    void setDiff(const GraphDiff &diff);

Q_SIGNALS:
    void nodeChosen(const QString &node);

private:
    void addGroups(const GraphDiff &diff);
    QTreeWidgetItem *addLine(const QString &iconName, const QString &what, const QString &thing,
                             const QString &node);
};

} // namespace Signalbox
