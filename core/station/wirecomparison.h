// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"
#include "core/station/wirefields.h"

namespace Signalbox {

// What the documents about backtests and shadows have in common.

QJsonObject toJson(const BacktestSummary &summary);
BacktestSummary readSummary(WireFields &fields); ///< its member "summary"
QJsonArray flowJson(const QList<PortFlow> &flow);
QList<PortFlow> readFlow(WireFields &fields); ///< its member "flow"
/// The members graph or revision, of which there may be one; else \a graph and \a revision stay.
void readDraft(WireFields &fields, std::optional<Graph> &graph, int &revision);

} // namespace Signalbox
