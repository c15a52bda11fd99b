// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/jwt.h"

#include "core/auth/signatureencoding.h"

#include <cmath>

namespace Signalbox {
namespace {

constexpr qsizetype longestToken = 16 * 1024;

QList<PathStep> at(const QByteArray &name)
{
    return {PathStep{name, {}}};
}

std::optional<Document> readObject(QByteArrayView encoded)
{
    const auto json = decodeSignature(SignatureEncoding::Base64Url, encoded);
    if (!json)
        return {};
    const auto document = Document::parse(*json);
    if (!document || document->kind() != Document::Kind::Object)
        return {};
    return *document;
}

} // namespace

QByteArray Jwt::headerText(const char *name) const
{
    return header.scalarAt(at(name)).value_or(QByteArray());
}

QByteArray Jwt::claimText(const QString &name) const
{
    return claims.scalarAt(at(name.toUtf8())).value_or(QByteArray());
}

std::optional<double> Jwt::claimTime(const QString &name) const
{
    const auto value = claims.member(name.toUtf8());
    if (value.kind() != Document::Kind::Number)
        return {};
    const auto text = value.scalarText();
    bool ok = false;
    const double seconds = text ? text->toDouble(&ok) : 0;
    return ok && std::isfinite(seconds) ? std::optional(seconds) : std::nullopt;
}

bool Jwt::hasClaim(const QString &name) const
{
    return claims.member(name.toUtf8()).kind() != Document::Kind::Null;
}

bool Jwt::isFor(const QString &audience) const
{
    const auto wanted = audience.toUtf8();
    if (const auto one = claims.scalarAt(at("aud")))
        return *one == wanted;
    const auto count = claims.sizeAt(at("aud")).value_or(0);
    for (qsizetype i = 0; i < count; ++i) {
        if (claims.scalarAt({PathStep{"aud", {}}, PathStep{{}, i}}) == wanted)
            return true;
    }
    return false;
}

std::optional<Jwt> readJwt(QByteArrayView text)
{
    const auto first = text.indexOf('.');
    const auto second = first < 0 ? -1 : text.indexOf('.', first + 1);
    if (second < 0 || text.indexOf('.', second + 1) >= 0 || text.size() > longestToken)
        return {};
    auto header = readObject(text.first(first));
    auto claims = readObject(text.sliced(first + 1, second - first - 1));
    auto signature = decodeSignature(SignatureEncoding::Base64Url, text.sliced(second + 1));
    if (!header || !claims || !signature)
        return {};
    // Extensions that must be understood are not.
    if (header->sizeAt(at("crit")) || header->scalarAt(at("crit")))
        return {};
    return Jwt{text.first(second), *std::move(header), *std::move(claims), *std::move(signature)};
}

} // namespace Signalbox
