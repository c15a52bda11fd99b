// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/nodememories.h"

namespace Signalbox {

void PlainNodeMemories::keep(const QList<NodeMemory> &changes)
{
    for (const NodeMemory &change : changes) {
        if (change.value.isEmpty())
            m_values.remove(change.queue);
        else
            m_values.insert(change.queue, change.value);
    }
}

} // namespace Signalbox
