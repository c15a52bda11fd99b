// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"
#include "core/support/result.h"

#include <QByteArray>
#include <QList>

namespace Signalbox {

/// The bytes that a vendor signs, as a template: plain text with {body} for the raw body and
/// {header:name} for the value of a header that must stand in the request exactly once.
class SignedContent
{
public:
    /// Invalid, saying what was expected. The template must contain {body}.
    static Result<SignedContent> parse(QStringView text);

    /// Names, in lower case, of the headers that it takes.
    QList<QByteArray> headers() const;

    /// The parts in order, to be hashed one after the other. NotFound names the header that is
    /// missing or repeated. The views live as long as this object and the arguments do.
    Result<QList<QByteArrayView>> of(const HeaderBlock &headers, QByteArrayView body) const;

    QString toString() const;
    bool operator==(const SignedContent &) const = default;

private:
    enum class Kind { Text, Body, Header };
    struct Part
    {
        Kind kind = Kind::Text;
        QByteArray text; ///< or the header's name
        bool operator==(const Part &) const = default;
    };
    QList<Part> m_parts;
};

} // namespace Signalbox
