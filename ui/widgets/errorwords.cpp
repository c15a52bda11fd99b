// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errorwords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QString ErrorWords::sentence(const Error &error)
{
    const auto words = [&error]() -> QString {
        switch (error.code) {
        case ErrorCode::Invalid: return tr("That is not valid.");
        case ErrorCode::NotFound: return tr("It is not there any more.");
        case ErrorCode::Conflict: return tr("Its present state does not allow that.");
        case ErrorCode::Denied: return tr("That is not allowed.");
        case ErrorCode::Unavailable: return tr("The station is busy. Try again in a moment.");
        case ErrorCode::Unsupported: return tr("This version cannot do that.");
        case ErrorCode::Corrupt: return tr("The stored data is damaged.");
        case ErrorCode::TooLarge: return tr("That is too large.");
        case ErrorCode::Timeout: return tr("That took too long.");
        case ErrorCode::Cancelled: return tr("That was cancelled.");
        case ErrorCode::Io: return tr("Reading or writing failed.");
        case ErrorCode::Internal: return tr("Something went wrong inside Signalbox.");
        }
        Q_UNREACHABLE_RETURN({});
    };
    return error.detail.isEmpty() ? words() : u"%1 (%2)"_s.arg(words(), error.detail);
}

} // namespace Signalbox
