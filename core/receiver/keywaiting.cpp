// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/keywaiting.h"

#include "core/auth/keys/keyfetcher.h"

namespace Signalbox {

KeyWaiting::KeyWaiting(std::shared_ptr<KeyFetcher> fetcher, const KeyWaitingLimits &limits)
    : m_fetcher(std::move(fetcher))
    , m_limits(limits)
{
}

KeyWaiting::~KeyWaiting() = default;

bool KeyWaiting::take(qint64 bytes)
{
    const bool few = m_requests.fetch_add(1) < m_limits.requests;
    const bool fits = m_bytes.fetch_add(bytes) + bytes <= m_limits.bytes && few;
    if (!fits)
        give(bytes);
    return fits;
}

void KeyWaiting::give(qint64 bytes)
{
    m_requests.fetch_sub(1);
    m_bytes.fetch_sub(bytes);
}

} // namespace Signalbox
