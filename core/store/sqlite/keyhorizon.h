// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/keyentry.h"
#include "core/support/clock.h"

namespace Signalbox {

/// Which keys have had their time: of each lifetime those that events before a certain one took.
/// Moves on only. Lives with the write session.
class KeyHorizon final
{
public:
    /// \a connection must outlive this object.
    explicit KeyHorizon(Connection &connection);

    /// Everything is in time again, until advance().
    void reset();
    /// There are keys of \a lifetime: it is looked at from now on.
    void note(int lifetime) { m_known[size_t(lifetime)] = true; }
    /// Moves to \a now, as far as the spans of events on disk tell (see Ledger).
    Result<void> advance(Timestamp now);

    /// Whether the key was taken longer ago than its lifetime. Never so of one that is for ever.
    bool isPast(const KeyEntry &entry) const
    {
        return entry.eventSeq() < firstInTime(entry.lifetime());
    }
    /// Number of the first event whose keys of \a lifetime are still in time.
    qint64 firstInTime(int lifetime) const { return m_first[size_t(lifetime)]; }

private:
    Connection &m_connection;
    std::array<qint64, KeyEntry::lifetimes> m_first{};
    std::array<bool, KeyEntry::lifetimes> m_known{};
};

} // namespace Signalbox
