// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/bodyvalue.h"

#include "core/expression/fieldvalues.h"

#include <QStringDecoder>
#include <QUtf8StringView>

namespace Signalbox {

namespace {

struct ContentType
{
    QByteArray type; ///< lower case, without parameters
    QByteArray charset; ///< lower case; empty: not named

    bool isJson() const
    {
        return type == "application/json" || type == "text/json" || type.endsWith("+json");
    }
    bool isForm() const { return type == "application/x-www-form-urlencoded"; }
    bool isBinary() const
    {
        return type == "application/octet-stream" || type.startsWith("image/")
            || type.startsWith("audio/") || type.startsWith("video/") || type.startsWith("font/");
    }
};

ContentType contentType(const HeaderBlock &headers)
{
    const auto header = headers.first("content-type");
    if (!header)
        return {};
    const auto parts = header->toByteArray().toLower().split(';');
    ContentType content{parts.front().trimmed(), {}};
    for (const QByteArray &parameter : parts.sliced(1)) {
        const QByteArray trimmed = parameter.trimmed();
        if (trimmed.startsWith("charset="))
            content.charset = trimmed.sliced(8).replace('"', QByteArray()).trimmed();
    }
    return content;
}

bool isEncoded(const HeaderBlock &headers)
{
    const auto encoding = headers.first("content-encoding");
    return encoding && !encoding->isEmpty()
        && encoding->compare("identity", Qt::CaseInsensitive) != 0;
}

/// \a body in UTF-8, or nothing when it is no text in \a charset.
std::optional<QByteArray> textOf(const QByteArray &body, const QByteArray &charset)
{
    if (charset.isEmpty() || charset == "utf-8" || charset == "utf8" || charset == "us-ascii") {
        if (QUtf8StringView(body).isValidUtf8() && !body.contains('\0'))
            return body;
        return {};
    }
    QStringDecoder decoder(charset.constData());
    if (!decoder.isValid())
        return {};
    const QString text = decoder(body);
    if (decoder.hasError())
        return {};
    return text.toUtf8();
}

BodyValue binary(const QByteArray &body)
{
    return {ExactJson::null(), ExactJson(body.toBase64().toStdString())};
}

} // namespace

BodyValue bodyValue(const Request &request)
{
    const QByteArray &body = request.body;
    if (body.isEmpty())
        return {};
    const ContentType content = contentType(request.headers);
    if (content.isBinary() || isEncoded(request.headers))
        return binary(body);
    const auto text = textOf(body, content.charset);
    if (!text)
        return binary(body);
    if (content.isForm() && text->count('&') < Document::maxValues)
        return {fieldsOf(*text), {}};
    if (content.isJson() || content.type.isEmpty()) {
        if (auto value = readExactJson(*text))
            return {std::move(*value), {}};
    }
    return {stringValue(*text), {}};
}

} // namespace Signalbox
