// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commitpace.h"

namespace Signalbox {

void CommitPace::flushed(int groups, int requests, Clock::duration took, Clock::time_point now)
{
    m_groups -= groups;
    m_took = took;
    if (took >= slowFlush && requests >= crowd)
        m_restUntil = now + rest;
}

bool CommitPace::isTime(int requests, Clock::time_point now) const
{
    if (m_groups > 0)
        return requests >= (m_took >= slowFlush ? enoughWhenSlow : enough);
    return requests >= enoughWhenSlow || now >= m_restUntil;
}

} // namespace Signalbox
