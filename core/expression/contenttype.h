// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"

#include <QFlags>

namespace Signalbox {

/// How a body is read.
enum class ContentKind : quint8 {
    Json = 1, ///< application/json, text/json, +json
    Form = 2, ///< application/x-www-form-urlencoded
    Multipart = 4, ///< multipart/form-data
    Xml = 8, ///< application/xml, text/xml, +xml
    Text = 16, ///< any other text/
    Binary = 32, ///< application/octet-stream, images, audio, video, fonts
    Other = 64, ///< what is not known: by looks
};
Q_DECLARE_FLAGS(ContentKinds, ContentKind)
Q_DECLARE_OPERATORS_FOR_FLAGS(ContentKinds)

/// snake_case, as in station files and JSON.
QString contentKindName(ContentKind kind);
std::optional<ContentKind> contentKindFromName(QStringView name);

/// A header value with parameters: Content-Type, Content-Disposition (RFC 9110 section 5.6.6).
struct ParameterisedValue
{
    QByteArray value; ///< lower case
    QList<std::pair<QByteArray, QByteArray>> parameters; ///< names in lower case, values unquoted

    static ParameterisedValue parse(QByteArrayView text);

    /// The first value of that name.
    std::optional<QByteArray> parameter(QByteArrayView name) const;
};

/// What a Content-Type says. Nothing is refused: what cannot be read is Other.
struct ContentType
{
    QByteArray type; ///< lower case, without parameters; empty: none is named
    QByteArray charset; ///< lower case; empty: none is named
    QByteArray boundary; ///< of multipart

    static ContentType parse(QByteArrayView text);
    /// By the first Content-Type.
    static ContentType of(const HeaderBlock &headers);

    ContentKind kind() const;
};

} // namespace Signalbox
