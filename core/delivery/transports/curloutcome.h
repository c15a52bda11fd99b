// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"

#include <curl/curl.h>

namespace Signalbox {

/// The outcome that a failed transfer stands for. Only for codes other than CURLE_OK.
AttemptOutcome outcomeOf(CURLcode code);

/// The outcome of a whole answer: Success for 2xx, HttpError for everything else, 3xx included.
AttemptOutcome outcomeOfStatus(int status);

} // namespace Signalbox
