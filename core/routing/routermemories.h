// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/readsession.h"
#include "core/workflow/nodememories.h"

#include <map>

namespace Signalbox {

/// What nodes remember, as the store has it, with what is on its way there on top: what a batch
/// changes, the next ones see before it is committed. Lives on the router's thread.
class RouterMemories final : public NodeMemories
{
public:
    /// \a session must outlive this object.
    explicit RouterMemories(ReadSession &session);

    QByteArray value(const NodeQueue &queue) override;
    /// Belongs to the batch that is being put together.
    void keep(const QList<NodeMemory> &changes) override;

    /// The error of a read since the last call, if one failed: what was evaluated by it is worth
    /// nothing.
    Result<void> takeResult();
    /// The batch is complete; its number, from 1.
    quint64 close();
    /// Every batch up to \a number is committed.
    void committed(quint64 number);
    /// All that is not committed is forgotten.
    void clear();

private:
    struct Pending
    {
        QByteArray value;
        quint64 batch = 0; ///< that changed it last
    };

    ReadSession &m_session;
    QHash<NodeQueue, Pending> m_pending;
    std::map<quint64, QList<NodeQueue>> m_changed; ///< by batch
    quint64 m_batch = 1; ///< being put together
    Result<void> m_result;
};

} // namespace Signalbox
