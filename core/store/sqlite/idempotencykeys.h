// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"

namespace Signalbox {

/// Which event took an idempotency key, and the digest of its bytes.
struct TakenKey
{
    qint64 eventSeq = 0;
    QByteArray contentDigest;
};

/// The keys that events were stored under, apart from the events, so that how they are kept can
/// change and no key is forgotten when its event is. Keys are digest16 of (source, key).
class IdempotencyKeys final
{
public:
    /// \a connection must outlive this object.
    explicit IdempotencyKeys(Connection &connection);

    /// Notes that \a eventSeq takes \a digest, in the transaction that runs; nothing on success,
    /// or who took it before.
    Result<std::optional<TakenKey>> claim(const QByteArray &digest, qint64 eventSeq,
                                          const QByteArray &contentDigest);

    /// From now on \a digest is taken by \a eventSeq, whoever had it before.
    Result<void> reassign(const QByteArray &digest, qint64 eventSeq,
                          const QByteArray &contentDigest);

    Result<std::optional<TakenKey>> lookup(const QByteArray &digest);

private:
    Connection &m_connection;
};

} // namespace Signalbox
