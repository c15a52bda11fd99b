// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QCoreApplication>

namespace Signalbox {

/// Which edges may be drawn.
class ConnectionRule
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ConnectionRule)

public:
    /// Why \a edge cannot be added to \a graph, in one sentence; empty: it can.
    static QString objection(const Graph &graph, const Edge &edge);
};

} // namespace Signalbox
