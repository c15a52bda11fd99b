// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/support/clock.h"
#include "core/support/ids.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace Signalbox {

/// The events of one key that one node of a workflow holds, in the order of their positions and
/// then of their arrival. What the node remembers of the key goes by the same name. A node keeps
/// both over all revisions in which it has its id and kind (a batch only over one: its key begins
/// with the revision).
struct NodeQueue
{
    QString workflow;
    QString node; ///< its id
    QString kind;
    QByteArray key; ///< at most maxQueueKey bytes: see queueKey()

    bool operator==(const NodeQueue &) const = default;
    friend size_t qHash(const NodeQueue &queue, size_t seed = 0)
    {
        return qHashMulti(seed, queue.workflow, queue.node, queue.kind, queue.key);
    }
};

constexpr qsizetype maxQueueKey = 64; ///< bytes

/// \a key, or when that is too long, a digest that no shorter text is equal to.
QByteArray queueKey(const QByteArray &key);

/// An event that a node holds: with what is needed to go on from there, also after a restart.
struct Continuation
{
    qint64 id = 0; ///< given by the store, never twice; 0 before
    qint64 eventSeq = 0;
    EventId event;
    NodeQueue queue;
    int revision = 0; ///< under which it goes on
    qint64 position = 0; ///< in the queue
    Timestamp heldAt{};
    std::optional<Timestamp> dueAt; ///< when to look at it; nothing: another one's turn wakes it
    DeliveryContent content; ///< what the nodes before made of the event
    QByteArray webhookId; ///< likewise
    QByteArray orderKey; ///< by which an order node before put it in order; empty: none did
    /// Which nodes of its workflow the event has met, a bit a node in the order of the graph: it
    /// meets none twice. The same in all continuations of an event in a workflow.
    QByteArray visited;

    bool operator==(const Continuation &) const = default;
};

/// What a node remembers from now on.
struct NodeMemory
{
    NodeQueue queue;
    QByteArray value; ///< empty: nothing
    std::optional<Timestamp> expiresAt; ///< when it means nothing any more

    bool operator==(const NodeMemory &) const = default;
};

/// Makes a held event of a queue due.
struct Wake
{
    NodeQueue queue;
    std::optional<qint64> position; ///< whose position this is; nothing: the first of the queue
    Timestamp dueAt{};
    bool unlessDue = false; ///< only when it has no time of its own

    bool operator==(const Wake &) const = default;
};

} // namespace Signalbox
