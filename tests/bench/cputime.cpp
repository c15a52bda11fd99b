// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/cputime.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <unistd.h>
#include <vector>

namespace Signalbox {

using namespace Qt::StringLiterals;

CpuTimes cpuTimes(qint64 process)
{
    const auto ticks = double(::sysconf(_SC_CLK_TCK));
    CpuTimes times;
    const QDir tasks(u"/proc/%1/task"_s.arg(process));
    for (const auto &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task + u"/stat"_s));
        if (!file.open(QFile::ReadOnly))
            continue;
        // number (name) state …; the 14th and 15th fields are ticks in user and in system mode.
        const auto line = file.readAll();
        const auto begin = line.indexOf('(') + 1;
        const auto end = line.lastIndexOf(')');
        const auto fields = line.mid(end + 2).split(' ');
        if (begin == 0 || fields.size() < 13)
            continue;
        times[line.mid(begin, end - begin)] +=
            (fields[11].toDouble() + fields[12].toDouble()) / ticks * 1e6;
    }
    return times;
}

CpuTimes cpuTimesPer(double count, const CpuTimes &before, const CpuTimes &after)
{
    CpuTimes used;
    for (const auto &[name, time] : after.asKeyValueRange()) {
        const auto difference = (time - before.value(name)) / std::max(1.0, count);
        if (difference >= 0.05)
            used.insert(name, difference);
    }
    return used;
}

QByteArray describe(const CpuTimes &times)
{
    std::vector<std::pair<double, QByteArray>> sorted;
    double sum = 0;
    for (const auto &[name, time] : times.asKeyValueRange()) {
        sorted.emplace_back(time, name);
        sum += time;
    }
    std::ranges::sort(sorted, std::greater());
    auto text = QByteArray::number(sum, 'f', 1);
    const char *separator = ": ";
    for (const auto &[time, name] : sorted) {
        text += separator + name + ' ' + QByteArray::number(time, 'f', 1);
        separator = ", ";
    }
    return text;
}

} // namespace Signalbox
