// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Signalbox {

/// What kind of failure it is; ui/ turns it into a sentence, api/ into an HTTP status.
enum class ErrorCode {
    Invalid, ///< the input is wrong; detail says where and what was expected
    NotFound,
    Conflict, ///< the state does not allow it
    Denied,
    Unavailable, ///< try again later: busy, locked, full, not reachable
    Unsupported, ///< newer or foreign format
    Corrupt,
    TooLarge,
    Timeout,
    Cancelled,
    Io,
    Internal,
};

/// A failure. \a detail is one English sentence for logs and experts, never with a secret in it.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;

    bool operator==(const Error &) const = default;
};

/// Stable name of \a code in snake_case, as it stands in JSON and logs.
QString errorCodeName(ErrorCode code);

} // namespace Signalbox
