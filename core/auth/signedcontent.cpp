// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signedcontent.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {

Result<SignedContent> SignedContent::parse(QStringView text)
{
    static const QRegularExpression shape(uR"([^{}]+|\{body\}|\{header:([a-z0-9-]+)\})"_s);
    SignedContent content;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto match = shape.matchView(text, at, QRegularExpression::NormalMatch,
                                           QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return Error{ErrorCode::Invalid, u"expected {body}, {header:name} or plain text"_s};
        if (match.hasCaptured(1))
            content.m_parts.append({Kind::Header, match.captured(1).toLatin1()});
        else if (match.capturedView(0) == "{body}"_L1)
            content.m_parts.append({Kind::Body, {}});
        else
            content.m_parts.append({Kind::Text, match.captured(0).toUtf8()});
        at = match.capturedEnd(0);
    }
    const auto isBody = [](const Part &part) { return part.kind == Kind::Body; };
    if (std::ranges::none_of(content.m_parts, isBody))
        return Error{ErrorCode::Invalid,
                     u"expected {body} somewhere: an unsigned body proves nothing"_s};
    return content;
}

QList<QByteArray> SignedContent::headers() const
{
    QList<QByteArray> names;
    for (const auto &part : m_parts) {
        if (part.kind == Kind::Header)
            names.append(part.text);
    }
    return names;
}

Result<QList<QByteArrayView>> SignedContent::of(const HeaderBlock &headers,
                                                QByteArrayView body) const
{
    QList<QByteArrayView> views;
    views.reserve(m_parts.size());
    for (const auto &part : m_parts) {
        switch (part.kind) {
        case Kind::Text: views.append(part.text); break;
        case Kind::Body: views.append(body); break;
        case Kind::Header:
            const auto value = headers.single(part.text);
            if (!value)
                return Error{ErrorCode::NotFound, QString::fromLatin1(part.text)};
            views.append(*value);
            break;
        }
    }
    return views;
}

QString SignedContent::toString() const
{
    QString text;
    for (const auto &part : m_parts) {
        switch (part.kind) {
        case Kind::Text: text += QString::fromUtf8(part.text); break;
        case Kind::Body: text += "{body}"_L1; break;
        case Kind::Header: text += "{header:"_L1 + QString::fromLatin1(part.text) + u'}'; break;
        }
    }
    return text;
}

} // namespace Signalbox
