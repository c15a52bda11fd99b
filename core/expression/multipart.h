// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Signalbox {

/// One part of a multipart/form-data body. \a content is a view of that body.
struct FormPart
{
    QByteArray name;
    std::optional<QByteArray> filename; ///< given: a file
    QByteArray contentType; ///< as written; empty: none is named
    QByteArrayView content;
};

inline constexpr int maxFormParts = 1000;
inline constexpr qsizetype maxPartHeaders = 8192; ///< bytes

/// The parts of \a body (RFC 7578). Errors, with the part's number: Invalid for a boundary that is
/// none, a body without its delimiters, a part without a name; TooLarge beyond the limits above.
Result<QList<FormPart>> readMultipart(QByteArrayView body, const QByteArray &boundary);

} // namespace Signalbox
