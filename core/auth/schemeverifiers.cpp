// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/schemeverifiers.h"

#include "core/auth/clientcertificateverifier.h"
#include "core/auth/hmacverifier.h"
#include "core/auth/jwtverifier.h"
#include "core/auth/messagesignatureverifier.h"
#include "core/auth/publickeyverifier.h"
#include "core/auth/secretdecoding.h"
#include "core/auth/standardwebhooksverifier.h"
#include "core/auth/tokenverifier.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

using Made = Result<std::unique_ptr<const Verifier>>;

/// The secrets for \a scheme, as they were given.
QList<LiveSecret> secretsFor(const Scheme &scheme, const Provider &provider,
                             const AuthenticationSettings &settings)
{
    auto secrets = settings.secrets.value(scheme.secret);
    if (!provider.secrets.isEmpty() && provider.secrets.first().name == scheme.secret)
        secrets += settings.secrets.value({});
    return secrets;
}

Result<QList<LiveSecret>> decoded(QList<LiveSecret> secrets, SecretDecoding decoding)
{
    for (auto &secret : secrets) {
        auto value = decodeSecret(decoding, secret.value);
        if (!value)
            return value.error();
        secret.value = *std::move(value);
    }
    return secrets;
}

/// Makes the verifier of each kind.
class Maker
{
public:
    Maker(const Scheme &scheme, const AuthenticationSettings &settings, QList<LiveSecret> secrets,
          SecretDecoding decoding)
        : m_scheme(scheme)
        , m_settings(settings)
        , m_secrets(std::move(secrets))
        , m_decoding(decoding)
    {
    }

    Made operator()(const HmacScheme &scheme) const
    {
        return HmacVerifier::create(scheme, bind(scheme.layout), m_secrets);
    }
    Made operator()(const TokenScheme &scheme) const
    {
        return std::unique_ptr<const Verifier>(new TokenVerifier(scheme, m_secrets));
    }
    Made operator()(const BasicScheme &scheme) const
    {
        return std::unique_ptr<const Verifier>(new TokenVerifier(scheme, m_secrets));
    }
    Made operator()(const StandardWebhooksScheme &scheme) const
    {
        return StandardWebhooksVerifier::create(scheme, m_scheme, m_settings.tolerance, m_decoding,
                                                m_secrets);
    }
    Made operator()(const PublicKeyScheme &scheme) const
    {
        return PublicKeyVerifier::create(scheme, bind(scheme.layout), m_secrets);
    }
    Made operator()(const ClientCertificateScheme &scheme) const
    {
        return std::unique_ptr<const Verifier>(new ClientCertificateVerifier(text(scheme.name)));
    }
    Made operator()(const JwtScheme &scheme) const
    {
        JwtVerifier::Expected expected;
        if (scheme.audience)
            expected.audience = text(*scheme.audience);
        if (scheme.issuer)
            expected.issuer = text(*scheme.issuer);
        return JwtVerifier::create(scheme, std::move(expected), m_decoding, m_secrets,
                                   m_settings.keys);
    }
    Made operator()(const MessageSignatureScheme &scheme) const
    {
        const auto tolerance =
            m_settings.tolerance.value_or(m_scheme.tolerance.value_or(Tolerance()));
        return MessageSignatureVerifier::create(scheme, tolerance, m_settings.publicUrl, m_decoding,
                                                m_secrets);
    }
    template <typename Other>
    Made operator()(const Other &) const
    {
        return Error{ErrorCode::Unsupported,
                     u"this version does not verify %1"_s.arg(schemeKind(m_scheme))};
    }

private:
    BoundLayout bind(const SignatureLayout &layout) const
    {
        return BoundLayout::bind(layout, m_scheme, m_settings.parameters, m_settings.publicUrl,
                                 m_settings.tolerance);
    }

    QString text(const ParameterText &text) const
    {
        return text.parameter.isEmpty() ? text.text : m_settings.parameters.value(text.parameter);
    }

    const Scheme &m_scheme;
    const AuthenticationSettings &m_settings;
    QList<LiveSecret> m_secrets;
    SecretDecoding m_decoding;
};

} // namespace

Made makeVerifier(const Scheme &scheme, const Provider &provider,
                  const AuthenticationSettings &settings)
{
    auto secrets = secretsFor(scheme, provider, settings);
    if (secrets.isEmpty() && !scheme.secret.isEmpty())
        return std::unique_ptr<const Verifier>();
    for (const auto &secret : secrets) {
        if (secret.value.isEmpty())
            return Error{ErrorCode::Invalid, u"the secret is empty"_s};
    }
    // Standard Webhooks tells its kinds of secrets by their marks, and decodes them by itself.
    const auto *slot = provider.secret(scheme.secret);
    if (slot && !std::holds_alternative<StandardWebhooksScheme>(scheme.body)) {
        auto values = decoded(std::move(secrets), slot->decoding);
        if (!values)
            return values.error();
        secrets = *std::move(values);
    }
    return std::visit(
        Maker(scheme, settings, std::move(secrets), slot ? slot->decoding : SecretDecoding::Utf8),
        scheme.body);
}

} // namespace Signalbox
