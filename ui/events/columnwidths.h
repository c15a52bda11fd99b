// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace Signalbox {

class TimeFormat;

/// Widths of the tables' columns that hold their longest words in \a view's font and language; the
/// whole fits beside an inspector in a window of 1280.
namespace ColumnWidths {

QList<int> ofEvents(const QWidget &view, const TimeFormat &times);
QList<int> ofRejections(const QWidget &view, const TimeFormat &times);

} // namespace ColumnWidths
} // namespace Signalbox
