// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QCoreApplication>

namespace Signalbox {

/// Kinds of nodes for people.
class NodeWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::NodeWords)

public:
    struct Kind
    {
        QString kind; ///< as in files: filter
        QString name; ///< Filter
        QString icon;
        QString sentence; ///< what it does
    };

    /// All that can be placed, in the order of the palette.
    static QList<Kind> kinds();
    static Kind of(const NodeBody &body);
    /// A new node of \a kind, with nothing in it yet.
    static NodeBody fresh(const QString &kind);
    /// What is in it, in one line for its card: the expression, the sources, the destination.
    static QString summary(const NodeBody &body);
    static QString portName(const QString &port);
};

} // namespace Signalbox
