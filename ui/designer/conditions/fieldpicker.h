// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsontree.h"

#include <QFrame>
#include <QStringList>

class QLineEdit;
class QTreeView;

namespace Signalbox {

class JsonTreeModel;

/// A sample event as a tree that pops up, to choose a field of it. Deletes itself when it closes.
class FieldPicker final : public QFrame
{
    Q_OBJECT

public:
    /// \a envelope as Station::tryNode() gives it; \a current is the path that is shown chosen.
    FieldPicker(const JsonTree &envelope, const QString &current, QWidget *parent);

    /// Below \a anchor, or above it where there is no room.
    void popUp(const QWidget &anchor);

Q_SIGNALS:
    void picked(const QString &path);

private:
    void pick();
    void search(const QString &text);
    void choose(int node);
    const QStringList &paths();

    JsonTreeModel *m_model;
    QStringList m_paths; ///< of the nodes; empty until they are needed
    QLineEdit *m_search;
    QTreeView *m_tree;
};

} // namespace Signalbox
