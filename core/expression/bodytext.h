// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/contenttype.h"
#include "core/support/result.h"

namespace Signalbox {

/// \a body in UTF-8, by the charset that \a type names; else XML by its byte order mark or its
/// declaration, and everything in UTF-8. Shares the bytes where they are that already. Errors:
/// Unsupported for a charset that is not known; Invalid, with the byte where UTF-8 breaks, which
/// \a broken, if given, gets apart (-1: not UTF-8's).
Result<QByteArray> textOfBody(const QByteArray &body, const ContentType &type,
                              qsizetype *broken = nullptr);

} // namespace Signalbox
