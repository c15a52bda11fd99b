// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

namespace Signalbox {

/// Processor time by thread name, in microseconds. Unlike a rate it hardly depends on what else the
/// machine does.
using CpuTimes = QMap<QByteArray, double>;

/// Of the threads of \a process up to now.
CpuTimes cpuTimes(qint64 process);

/// What was used between the two, each divided by \a count. Threads that used nothing are left out.
CpuTimes cpuTimesPer(double count, const CpuTimes &before, const CpuTimes &after);

/// As text, the largest first: "sum: name time, …".
QByteArray describe(const CpuTimes &times);

} // namespace Signalbox
