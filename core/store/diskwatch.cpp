// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/diskwatch.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

qint64 DiskWatch::reserveOf(const DiskSpace &space)
{
    return std::min(reserve, space.total / 8);
}

DiskLevel DiskWatch::judge(const DiskSpace &space)
{
    const qint64 tenth = space.total / 10;
    const qint64 full = reserveOf(space);
    const qint64 leaveLow = tenth + tenth / 10;
    const qint64 leaveFull = full + full / 8;
    m_space = space;
    if (m_level == DiskLevel::Failed)
        return m_level;
    if (space.free < full || (m_level == DiskLevel::Full && space.free < leaveFull))
        m_level = DiskLevel::Full;
    else if (space.free < tenth || (m_level != DiskLevel::Fine && space.free < leaveLow))
        m_level = DiskLevel::Low;
    else
        m_level = DiskLevel::Fine;
    return m_level;
}

QString diskSentence(DiskLevel level)
{
    switch (level) {
    case DiskLevel::Fine: return {};
    case DiskLevel::Low: return u"Less than a tenth of the store's disk is free."_s;
    case DiskLevel::Full:
        return u"The store's disk is full but for a reserve: senders are told to come back."_s;
    case DiskLevel::Failed:
        return u"The store's disk failed to keep what was written: senders are told to come back. "
               "Check the disk, then start Signalbox again."_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Signalbox
