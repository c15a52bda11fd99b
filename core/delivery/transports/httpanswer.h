// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/outgoingheaders.h"

#include <chrono>

namespace Signalbox {

/// A request to be made.
struct HttpRequest
{
    QByteArray url; ///< http or https
    QList<HeaderLine> headers; ///< a Content-Type that is not among them is not sent
    QByteArray body;
    std::chrono::milliseconds timeout{}; ///< of the whole exchange
    QByteArray method = {}; ///< empty: POST
};

/// How an exchange ended.
struct HttpAnswer
{
    AttemptOutcome outcome = AttemptOutcome::Cancelled;
    int status = 0; ///< 0 without an answer
    QString error; ///< one sentence, empty on success
    QByteArray headers; ///< header lines without status line, at most 16 KiB
    QByteArray body; ///< its first 16 KiB
    AttemptTimings timings;
};

} // namespace Signalbox
