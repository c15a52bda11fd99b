// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/continuation.h"
#include "core/domain/removal.h"
#include "core/store/sqlite/connection.h"

#include <QSet>

namespace Signalbox {

/// Reads what nodes hold and remember. As in ReadSession.
class ContinuationReader final
{
public:
    /// A list ends early once the bodies in it have so many bytes.
    static constexpr qint64 maxBytes = 32LL * 1024 * 1024;

    /// \a connection must outlive this object.
    explicit ContinuationReader(Connection &connection);

    Result<QHash<QString, Timestamp>> next();
    Result<std::optional<Timestamp>> next(const QString &workflow, Timestamp now);
    Result<QList<Continuation>> due(const QString &workflow, Timestamp now, int limit,
                                    const QSet<qint64> &except);
    Result<QList<Continuation>> queue(const NodeQueue &queue, int limit);
    Result<QList<NodeQueue>> nodes(const QString &kind);
    Result<QList<NodeQueue>> leavingNodes(const LeavingWorkflow &workflow);
    Result<QList<Continuation>> leaving(const LeavingWorkflow &workflow, const NodeQueue &node,
                                        int limit, const QSet<qint64> &except);
    Result<std::optional<Continuation>> continuation(qint64 id);
    Result<QByteArray> memory(const NodeQueue &queue);

private:
    Connection &m_connection;
};

} // namespace Signalbox
