// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/bodytext.h"

#include "core/expression/utf8.h"

#include <QStringDecoder>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What an XML declaration calls its encoding; empty when it does not.
QByteArray declaredCharset(const QByteArray &body)
{
    constexpr qsizetype longest = 200;
    if (!body.startsWith("<?xml"))
        return {};
    const auto end = body.first(std::min(longest, body.size())).indexOf("?>");
    const auto name = end < 0 ? -1 : body.first(end).indexOf("encoding");
    if (name < 0)
        return {};
    const auto quoted = QByteArrayView(body).first(end).sliced(name);
    const auto open = std::ranges::find_if(quoted, [](char c) { return c == '"' || c == '\''; });
    if (open == quoted.end())
        return {};
    const auto close = std::find(open + 1, quoted.end(), *open);
    return QByteArray(open + 1, close - open - 1).toLower();
}

QByteArray charsetOf(const QByteArray &body, const ContentType &type)
{
    if (!type.charset.isEmpty() || type.kind() != ContentKind::Xml)
        return type.charset;
    if (body.startsWith("\xFE\xFF") || body.startsWith("\xFF\xFE"))
        return "utf-16"_ba;
    return declaredCharset(body);
}

bool isUtf8(const QByteArray &charset)
{
    return charset.isEmpty() || charset == "utf-8" || charset == "utf8" || charset == "us-ascii"
        || charset == "ascii";
}

} // namespace

Result<QByteArray> textOfBody(const QByteArray &body, const ContentType &type, qsizetype *broken)
{
    if (broken)
        *broken = -1;
    const auto charset = charsetOf(body, type);
    if (isUtf8(charset)) {
        const auto position = firstInvalidUtf8(body);
        if (position < 0)
            return body;
        if (broken)
            *broken = position;
        return Error{ErrorCode::Invalid, u"The text is not UTF-8 at byte %1."_s.arg(position)};
    }
    QStringDecoder decoder(charset.constData());
    if (!decoder.isValid())
        return Error{ErrorCode::Unsupported, u"The charset is not known."_s};
    const QString text = decoder(body);
    if (decoder.hasError())
        return Error{ErrorCode::Invalid, u"The text does not hold its charset."_s};
    return text.toUtf8();
}

} // namespace Signalbox
