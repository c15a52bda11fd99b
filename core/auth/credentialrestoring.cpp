// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/credentialrestoring.h"

#include "core/auth/secretdecoding.h"

namespace Signalbox {
namespace {

constexpr QByteArrayView markStart("\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2");

QByteArray withoutQuotes(const QByteArray &text)
{
    const bool quoted = text.size() > 2 && text.front() == text.back()
        && (text.front() == '"' || text.front() == '\'');
    return quoted ? text.sliced(1, text.size() - 2) : text;
}

/// What a sender may have made of \a secret.
QByteArrayList secretSpellings(const QByteArray &secret)
{
    const auto trimmed = secret.trimmed();
    return {secret, trimmed, withoutQuotes(trimmed), secret + '\n', '"' + secret + '"'};
}

/// The value as it stands in a request, for each spelling of the secrets of \a scheme.
QByteArrayList valuesOf(const Scheme &scheme, const Provider &provider,
                        const AuthenticationSettings &settings)
{
    const auto *token = std::get_if<TokenScheme>(&scheme.body);
    const bool basic = std::holds_alternative<BasicScheme>(scheme.body);
    if (!token && !basic)
        return {};
    const auto *slot = provider.secret(scheme.secret);
    auto secrets = settings.secrets.value(scheme.secret);
    if (!provider.secrets.isEmpty() && provider.secrets.first().name == scheme.secret)
        secrets += settings.secrets.value({});
    QByteArrayList values;
    for (const auto &secret : std::as_const(secrets)) {
        const auto decoded =
            decodeSecret(slot ? slot->decoding : SecretDecoding::Utf8, secret.value);
        for (const auto &text : secretSpellings(decoded ? *decoded : secret.value))
            values.append(basic ? "Basic " + text.toBase64() : token->place.prefix + text);
    }
    return values;
}

} // namespace

void restoreCredentials(ForensicRequest &request, const Provider &provider,
                        const AuthenticationSettings &settings, const Redaction &redaction)
{
    if (!holdsMark(request))
        return;
    auto headers = request.headers.raw();
    for (const auto &scheme : provider.authentication.schemes) {
        for (const auto &value : valuesOf(scheme, provider, settings)) {
            const auto mark = redaction.mark(value);
            headers.replace(mark, value);
            request.target.replace(mark.toPercentEncoding(), value.toPercentEncoding());
            request.body.replace(mark, value);
            request.body.replace(mark.toPercentEncoding(), value.toPercentEncoding());
        }
    }
    request.headers = HeaderBlock(headers);
}

bool holdsMark(const ForensicRequest &request)
{
    const auto encoded = markStart.toByteArray().toPercentEncoding();
    return request.headers.raw().contains(markStart) || request.target.contains(encoded)
        || request.body.contains(markStart) || request.body.contains(encoded);
}

} // namespace Signalbox
