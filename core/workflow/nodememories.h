// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/continuation.h"

#include <QHash>

namespace Signalbox {

/// What nodes remember. Evaluation only reads it: what is to change comes back in the Outcome, for
/// whoever keeps the memories.
class NodeMemories
{
public:
    virtual ~NodeMemories() = default;

    /// Empty when nothing is remembered. May give what has expired: nodes look at the time.
    virtual QByteArray value(const NodeQueue &queue) = 0;
    virtual void keep(const QList<NodeMemory> &changes) = 0;
};

/// Memories of this process alone: for backtests and tests.
class PlainNodeMemories final : public NodeMemories
{
public:
    QByteArray value(const NodeQueue &queue) override { return m_values.value(queue).value; }
    void keep(const QList<NodeMemory> &changes) override;
    /// Forgets what had expired before \a now, as soon as there is a lot: cheap to call often.
    void tidy(Timestamp now);
    qsizetype size() const { return m_values.size(); }

private:
    struct Kept
    {
        QByteArray value;
        std::optional<Timestamp> expiresAt;
    };

    static constexpr qsizetype few = 1024;

    QHash<NodeQueue, Kept> m_values;
    qsizetype m_tidyAt = few; ///< that many
};

} // namespace Signalbox
