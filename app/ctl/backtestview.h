// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"
#include "core/support/result.h"

#include <QJsonObject>

#include <optional>

/// How a backtest or a shadow looks in a terminal.
namespace Signalbox::BacktestView {

QString summary(const BacktestStatus &status);
QString counts(const BacktestSummary &found); ///< a line each
/// The event, and the two ways that it takes.
QString difference(const EventDifference &difference);

/// A line on stderr that is written over, where that is a terminal; nothing takes it away.
void progress(const std::optional<BacktestStatus> &status);

/// An expected summary: {newly_routed: 0, …}, or what --json printed. Invalid names a member that
/// no summary has, or that is no number.
Result<QJsonObject> readExpected(const QByteArray &json, const QString &file);
/// "newly_routed: expected 0, found 3"; only what is expected counts.
QStringList deviations(const BacktestSummary &summary, const QJsonObject &expected);

} // namespace Signalbox::BacktestView
