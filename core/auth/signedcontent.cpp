// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signedcontent.h"

#include "core/auth/requestview.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

using Kind = SignedContent::Kind;

struct Word
{
    Kind kind;
    QLatin1StringView name;
    bool named; ///< takes a name after a colon
};

constexpr std::array words{
    Word{Kind::Body, "body"_L1, false},
    Word{Kind::Timestamp, "timestamp"_L1, false},
    Word{Kind::Id, "id"_L1, false},
    Word{Kind::Method, "method"_L1, false},
    Word{Kind::Url, "url"_L1, false},
    Word{Kind::Path, "path"_L1, false},
    Word{Kind::Target, "target"_L1, false},
    Word{Kind::Host, "host"_L1, false},
    Word{Kind::FormSorted, "form-sorted"_L1, false},
    Word{Kind::Crc32, "crc32"_L1, false},
    Word{Kind::Sha256, "sha256"_L1, false},
    Word{Kind::Header, "header"_L1, true},
    Word{Kind::Query, "query"_L1, true},
    Word{Kind::Form, "form"_L1, true},
    Word{Kind::Json, "json"_L1, true},
    Word{Kind::Item, "item"_L1, true},
    Word{Kind::Parameter, "parameter"_L1, true},
};

Error missingPart(const QString &what)
{
    return Error{ErrorCode::NotFound, what};
}

QByteArray sortedForm(const FormFields &form)
{
    auto fields = form;
    std::ranges::stable_sort(fields, {}, &FormField::name);
    QByteArray text;
    for (const auto &field : fields)
        text += field.name + field.value;
    return text;
}

constexpr auto crcTable = [] {
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < table.size(); ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = value & 1 ? 0xedb88320U ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}();

/// CRC-32 of ISO 3309, in unsigned decimal.
QByteArray checksum(QByteArrayView body)
{
    quint32 sum = 0xffffffffU;
    for (const char c : body)
        sum = crcTable[(sum ^ uchar(c)) & 0xff] ^ (sum >> 8);
    return QByteArray::number(sum ^ 0xffffffffU);
}

} // namespace

void ContentParts::own(QByteArray bytes)
{
    owned.append(std::move(bytes));
    views.append(owned.constLast());
}

QByteArray ContentParts::joined() const
{
    QByteArray all;
    for (const auto view : views)
        all.append(view);
    return all;
}

Result<QList<PathStep>> readDottedPath(QStringView text)
{
    QList<PathStep> path;
    for (const auto step : text.split(u'.')) {
        if (step.isEmpty())
            return Error{ErrorCode::Invalid, u"expected member names with full stops between"_s};
        const bool index =
            std::ranges::all_of(step, [](QChar c) { return c >= u'0' && c <= u'9'; });
        path.append(index ? PathStep{{}, step.toLongLong()} : PathStep{step.toUtf8(), {}});
    }
    return path;
}

Result<SignedContent::Part> SignedContent::readPlaceholder(QStringView text)
{
    const auto colon = text.indexOf(u':');
    const auto name = colon < 0 ? text : text.first(colon);
    const auto argument = colon < 0 ? QStringView() : text.sliced(colon + 1);
    const auto word = std::ranges::find_if(words, [&](const Word &candidate) {
        return candidate.name == name && candidate.named == (colon >= 0);
    });
    if (word == words.end() || (word->named && argument.isEmpty()))
        return Error{ErrorCode::Invalid, u"unknown placeholder {%1}"_s.arg(text)};
    Part part{word->kind, argument.toUtf8(), {}};
    if (part.kind == Kind::Header && part.text != part.text.toLower())
        return Error{ErrorCode::Invalid, u"expected the header's name in lower case"_s};
    if (part.kind == Kind::Json || part.kind == Kind::Item) {
        auto path = readDottedPath(argument);
        if (!path)
            return path.error();
        part.path = *path;
    }
    return part;
}

Result<SignedContent> SignedContent::parse(QStringView text)
{
    static const QRegularExpression shape(
        uR"((?:[^{}]|\{\{|\}\})+|\{([a-z0-9-]+(?::[^{}]+)?)\})"_s);
    SignedContent content;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto match = shape.matchView(text, at, QRegularExpression::NormalMatch,
                                           QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return Error{ErrorCode::Invalid, u"expected plain text and placeholders like {body}"_s};
        if (match.hasCaptured(1)) {
            auto part = readPlaceholder(match.capturedView(1));
            if (!part)
                return part.error();
            content.m_parts.append(*part);
        } else {
            auto plain = match.captured(0);
            plain.replace("{{"_L1, "{"_L1).replace("}}"_L1, "}"_L1);
            content.m_parts.append({Kind::Text, plain.toUtf8(), {}});
        }
        at = match.capturedEnd(0);
    }
    const auto fromRequest = [](const Part &part) {
        return part.kind != Kind::Text && part.kind != Kind::Parameter;
    };
    if (std::ranges::none_of(content.m_parts, fromRequest))
        return Error{ErrorCode::Invalid,
                     u"expected a placeholder such as {body}: a constant proves nothing"_s};
    return content;
}

SignedContent SignedContent::canonicalForm(const QByteArray &name)
{
    SignedContent content;
    content.m_canonical = name;
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

QStringList SignedContent::parameters() const
{
    QStringList names;
    for (const auto &part : m_parts) {
        if (part.kind == Kind::Parameter)
            names.append(QString::fromUtf8(part.text));
    }
    return names;
}

bool SignedContent::has(Kind kind) const
{
    return std::ranges::any_of(m_parts, [kind](const Part &part) { return part.kind == kind; });
}

SignedContent SignedContent::with(const Parameters &parameters) const
{
    auto content = *this;
    for (auto &part : content.m_parts) {
        if (part.kind == Kind::Parameter)
            part = {Kind::Text, parameters.value(QString::fromUtf8(part.text)).toUtf8(), {}};
    }
    return content;
}

Result<void> SignedContent::append(const Part &part, const ContentInput &input, ContentParts &parts)
{
    const auto &request = input.request;
    const auto take = [&](std::optional<QByteArrayView> value, const QString &what) {
        if (!value)
            return Result<void>(missingPart(what.arg(QString::fromUtf8(part.text))));
        parts.views.append(*value);
        return Result<void>();
    };
    const auto takeJson = [&](const QList<PathStep> &path) {
        auto value = request.json() ? request.json()->scalarAt(path) : std::nullopt;
        if (!value)
            return Result<void>(missingPart(u"body member %1"_s.arg(QString::fromUtf8(part.text))));
        parts.own(*std::move(value));
        return Result<void>();
    };
    switch (part.kind) {
    case Kind::Text: parts.views.append(part.text); break;
    case Kind::Body: parts.views.append(request.body); break;
    case Kind::Timestamp: parts.views.append(input.timestamp); break;
    case Kind::Id: parts.views.append(input.id); break;
    case Kind::Method: parts.views.append(request.method); break;
    case Kind::Url: parts.own(calledUrl(request, input.publicUrl)); break;
    case Kind::Path: parts.views.append(request.path()); break;
    case Kind::Target: parts.views.append(request.target); break;
    case Kind::Host: return take(request.headers.single("host"), u"header host"_s);
    case Kind::Header: return take(request.headers.single(part.text), u"header %1"_s);
    case Kind::Query: return take(singleField(request.query(), part.text), u"query parameter %1"_s);
    case Kind::Form: return take(singleField(request.form(), part.text), u"form field %1"_s);
    case Kind::Json: return takeJson(part.path);
    case Kind::Item: return takeJson(input.item + part.path);
    case Kind::FormSorted: parts.own(sortedForm(request.form())); break;
    case Kind::Crc32: parts.own(checksum(request.body)); break;
    case Kind::Sha256:
        parts.own(QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex());
        break;
    case Kind::Parameter: break; // with() has put its text here
    }
    return {};
}

Result<ContentParts> SignedContent::of(const ContentInput &input) const
{
    ContentParts parts;
    for (const auto &part : m_parts) {
        if (const auto added = append(part, input, parts); !added)
            return added.error();
    }
    return parts;
}

QString SignedContent::toString() const
{
    if (!m_canonical.isEmpty())
        return QString::fromLatin1(m_canonical);
    QString text;
    for (const auto &part : m_parts) {
        if (part.kind == Kind::Text) {
            auto plain = QString::fromUtf8(part.text);
            text += plain.replace("{"_L1, "{{"_L1).replace("}"_L1, "}}"_L1);
            continue;
        }
        const auto word = std::ranges::find(words, part.kind, &Word::kind);
        text += u'{' + word->name + (word->named ? u':' + QString::fromUtf8(part.text) : QString())
            + u'}';
    }
    return text;
}

QByteArray calledUrl(const RequestView &request, QByteArrayView publicUrl)
{
    if (publicUrl.isEmpty()) {
        const auto host = request.headers.single("host").value_or(QByteArrayView());
        return (request.secure ? "https://"_ba : "http://"_ba) + host.toByteArray()
            + request.target.toByteArray();
    }
    const auto mark = publicUrl.indexOf('?');
    auto url = (mark < 0 ? publicUrl : publicUrl.first(mark)).toByteArray();
    if (request.target.contains('?'))
        url += '?' + request.rawQuery().toByteArray();
    return url;
}

} // namespace Signalbox
