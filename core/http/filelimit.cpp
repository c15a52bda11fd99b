// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/filelimit.h"

#include <sys/resource.h>

#include <algorithm>
#include <limits>

namespace Signalbox {

qint64 raiseFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 1024;
    rlimit raised = limit;
    raised.rlim_cur = raised.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
        limit = raised;
    return qint64(std::min<rlim_t>(limit.rlim_cur, std::numeric_limits<int>::max()));
}

} // namespace Signalbox
