// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/continuation.h"

#include "core/support/bytes.h"

namespace Signalbox {

QByteArray queueKey(const QByteArray &key)
{
    // No text in UTF-8 begins with this byte.
    return key.size() <= maxQueueKey ? key : '\xff' + digest16({key});
}

} // namespace Signalbox
