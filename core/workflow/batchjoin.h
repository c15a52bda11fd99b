// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"
#include "core/workflow/nodememories.h"

namespace Signalbox {

struct BatchNode;

/// How many events a batch node holds, and their bodies' bytes: its memory.
struct BatchMemory
{
    qint64 count = 0;
    qint64 bytes = 0;

    explicit BatchMemory(const QByteArray &value);
    QByteArray value() const;
    bool isFull(const BatchNode &node) const;
};

/// Puts together the derived event of a batch whose time has come, or that is full. Members are
/// offered in the order of their queue, until one is not taken.
class BatchJoin final
{
public:
    /// \a node and \a memories must outlive this object.
    BatchJoin(const BatchNode &node, const NodeQueue &queue, NodeMemories &memories);

    /// Whether a member with so many bytes of body still belongs to it; the first always does.
    bool takes(qint64 bytes) const;
    /// \a envelope is the member's, as the nodes before left it.
    void add(const Document &envelope, qint64 bytes);

    /// A JSON list of the members' bodies, as expressions see them: of text a string, of what is
    /// binary null.
    QByteArray body() const { return m_body + ']'; }
    /// Without the members that were added.
    NodeMemory memory() const;
    /// For the first that stays, which is held since \a heldAt; nothing when none stays.
    std::optional<Wake> wake(Timestamp heldAt, Timestamp now) const;

private:
    BatchMemory left() const;

    const BatchNode &m_node;
    NodeQueue m_queue;
    BatchMemory m_before;
    qint64 m_count = 0;
    qint64 m_bytes = 0;
    QByteArray m_body = "[";
};

} // namespace Signalbox
