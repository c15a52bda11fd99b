// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storetypes.h"

namespace Signalbox {

enum class DiskLevel {
    Fine,
    Low, ///< less than a tenth is free: a warning
    Full, ///< only the reserve is left: nothing new is taken in
    Failed, ///< what was written may not be on it: nothing is written until the next start
};

/// Judges the room on the store's disk. A value: no clock, no thread.
class DiskWatch final
{
public:
    /// Kept free for what is in already, and for the system; on a small disk an eighth of it.
    static constexpr qint64 reserve = 256LL * 1024 * 1024;

    /// The level by \a space and the one before: a level is left a little later than it is
    /// entered, so that it does not flicker.
    DiskLevel judge(const DiskSpace &space);
    /// It failed, for good.
    void fail() { m_level = DiskLevel::Failed; }

    DiskLevel level() const { return m_level; }
    const DiskSpace &space() const { return m_space; }
    static qint64 reserveOf(const DiskSpace &space);

private:
    DiskLevel m_level = DiskLevel::Fine;
    DiskSpace m_space;
};

/// One English sentence for the operator; empty while all is well.
QString diskSentence(DiskLevel level);

} // namespace Signalbox
