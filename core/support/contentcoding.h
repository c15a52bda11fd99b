// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>

namespace Signalbox {

/// How far an encoded body may grow.
struct ExpansionLimits
{
    qsizetype bytes = 5 * 1024 * 1024; ///< after each coding
    int ratio = 200; ///< bytes to one encoded byte, after each coding
    qsizetype harmless = 256 * 1024; ///< bytes of which no ratio is asked

    bool operator==(const ExpansionLimits &) const = default;
};

inline constexpr int maxCodings = 2; ///< in one Content-Encoding

/// \a body without its Content-Encoding \a codings (RFC 9110: gzip, deflate, br, zstd, identity;
/// the last listed was applied last). Needs memory for what it may expand to and a fixed window,
/// never more. Errors: Unsupported names another coding, or more than maxCodings; Invalid says
/// which coding is damaged at which byte; TooLarge beyond \a limits.
Result<QByteArray> expandContent(const QByteArray &body, QByteArrayView codings,
                                 const ExpansionLimits &limits);

} // namespace Signalbox
