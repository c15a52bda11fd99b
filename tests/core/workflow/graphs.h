// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

namespace Graphs {

Signalbox::Node source(const QString &id, const QStringList &sources);
Signalbox::Node filter(const QString &id, const QString &expression);
Signalbox::Node destination(const QString &id, const QString &name);
Signalbox::Node stop(const QString &id, const QString &reason);

/// Edges as in a station file: "in.out > big", with the port always said.
QList<Signalbox::Edge> edges(const QStringList &texts);

/// From source shop to destination billing through eight nodes of filter, switch and map, all of
/// which an event with kilobyte() as its body passes.
Signalbox::Graph tenNodes();
/// JSON of about a kilobyte.
QByteArray kilobyte();

} // namespace Graphs
