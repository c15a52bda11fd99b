// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/nodememories.h"

#include <algorithm>

namespace Signalbox {

void PlainNodeMemories::keep(const QList<NodeMemory> &changes)
{
    for (const NodeMemory &change : changes) {
        if (change.value.isEmpty())
            m_values.remove(change.queue);
        else
            m_values.insert(change.queue, {change.value, change.expiresAt});
    }
}

void PlainNodeMemories::tidy(Timestamp now)
{
    if (m_values.size() < m_tidyAt)
        return;
    m_values.removeIf([now](QHash<NodeQueue, Kept>::iterator kept) {
        return kept->expiresAt && *kept->expiresAt < now;
    });
    m_tidyAt = std::max(few, 2 * m_values.size());
}

} // namespace Signalbox
