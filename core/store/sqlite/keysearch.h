// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/keyentry.h"

namespace Signalbox {

/// Finds keys as a reader does: from the tables alone, within one snapshot. A few dozen reads for
/// each generation, so for questions of people, not for every request.
class KeySearch final
{
public:
    /// \a connection must outlive this object.
    explicit KeySearch(Connection &connection);

    /// seq of the event that took \a digest last.
    Result<std::optional<qint64>> find(const QByteArray &digest);

private:
    Result<std::optional<KeyEntry>> findInLog(const KeyDigest &digest);
    Result<std::optional<KeyEntry>> findInGeneration(qint64 generation, const KeyDigest &digest);
    Result<std::optional<KeyDigest>> firstOfPart(qint64 id);

    Connection &m_connection;
};

} // namespace Signalbox
