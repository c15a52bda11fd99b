// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/error.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid: return u"invalid"_s;
    case ErrorCode::NotFound: return u"not_found"_s;
    case ErrorCode::Conflict: return u"conflict"_s;
    case ErrorCode::Denied: return u"denied"_s;
    case ErrorCode::Unavailable: return u"unavailable"_s;
    case ErrorCode::Unsupported: return u"unsupported"_s;
    case ErrorCode::Corrupt: return u"corrupt"_s;
    case ErrorCode::TooLarge: return u"too_large"_s;
    case ErrorCode::Timeout: return u"timeout"_s;
    case ErrorCode::Cancelled: return u"cancelled"_s;
    case ErrorCode::Io: return u"io"_s;
    case ErrorCode::Internal: return u"internal"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Signalbox
