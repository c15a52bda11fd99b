// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/domain/graph.h"

#include <QRandomGenerator>

/// Graphs and events made of nothing but a seed, for what holds whoever draws them.
namespace RandomGraphs {

/// Of source s. Rarely one that can run: ids are doubled, expressions broken, edges lead anywhere.
Signalbox::Graph anyGraph(QRandomGenerator &random);
/// Of source s, with a body that may be anything but an object.
Signalbox::Event anyEvent(QRandomGenerator &random);

enum class Shape : quint8 {
    AtOnce, ///< no node holds an event; several ways lead to a node
    Tree, ///< one way leads to each node; scripts hold events, and nothing else does
    Everything, ///< a node of every kind, and several ways to each
};

/// One that can run, of the sources shop and till. Edges lead to nodes that stand behind. The first
/// node is a source of shop, which leads to a destination, to a map with a destination of its own,
/// and to the batch where there is one. A port may lead to several nodes, or to none.
Signalbox::Graph soundGraph(QRandomGenerator &random, Shape shape);

/// Of the sources shop, till and nobody. Most bodies have a key k, a number n that is shuffled,
/// doubled and left out among those of its key, a time at within seconds of \a around, and what the
/// graphs' expressions ask for; the others are nothing of the kind.
QList<Signalbox::Event> keyedEvents(QRandomGenerator &random, int count,
                                    Signalbox::Timestamp around);

} // namespace RandomGraphs
