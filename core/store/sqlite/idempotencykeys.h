// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/keygenerations.h"
#include "core/store/sqlite/keyhorizon.h"
#include "core/store/sqlite/recentkeys.h"

namespace Signalbox {

/// Which event took an idempotency key, and the digest of its bytes.
struct TakenKey
{
    qint64 eventSeq = 0;
    QByteArray contentDigest;
};

/// The keys that events were stored under, apart from the events, so that no key is forgotten when
/// its event is. Keys are digest16 of (source, key), random by nature: one tree over them would
/// write a page for each. So the newest are a log, and the older ones lie in sorted generations,
/// which are asked only when a filter in memory says maybe. A key that is for a time only is
/// forgotten on disk too some time after it, when its neighbours are written again. Lives with the
/// write session.
class IdempotencyKeys final
{
    Q_DISABLE_COPY_MOVE(IdempotencyKeys)

public:
    /// How much is kept where; tests take less.
    struct Sizes
    {
        qsizetype recent = 16'384; ///< keys in the log before they become a generation
        int fanIn = 4; ///< see KeyGenerations
    };

    /// \a connection must outlive this object.
    explicit IdempotencyKeys(Connection &connection);
    IdempotencyKeys(Connection &connection, const Sizes &sizes);

    /// Reads what is on disk: before the first use, and after each rollback.
    Result<void> load();

    /// Who took \a digest last, in this transaction or before; or nothing.
    Result<std::optional<TakenKey>> find(const QByteArray &digest) const;
    /// For \a window from \a receivedAt, or somewhat longer; 0: for ever.
    void take(const QByteArray &digest, qint64 eventSeq, const QByteArray &contentDigest,
              Microseconds window = {}, Timestamp receivedAt = {});

    /// Writes what was taken. The last thing before the commit.
    Result<void> write();

private:
    const Sizes m_sizes;
    Timestamp m_now{}; ///< when the last event came that took a key
    KeyHorizon m_horizon;
    RecentKeys m_recent;
    KeyGenerations m_generations;
};

} // namespace Signalbox
