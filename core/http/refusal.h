// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace Signalbox {

/// Why the guard refuses a request by itself.
struct Refusal
{
    int status = 400;
    QLatin1StringView cause; ///< stable word, the problem type
    QLatin1StringView detail; ///< one English sentence for the client
};

} // namespace Signalbox
