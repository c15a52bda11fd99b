// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/schemeverifiers.h"

#include "core/auth/clientcertificateverifier.h"
#include "core/auth/hmacverifier.h"
#include "core/auth/jwtverifier.h"
#include "core/auth/messagesignatureverifier.h"
#include "core/auth/paypalverifier.h"
#include "core/auth/publickeyverifier.h"
#include "core/auth/secretdecoding.h"
#include "core/auth/snsverifier.h"
#include "core/auth/standardwebhooksverifier.h"
#include "core/auth/tokenverifier.h"
#include "core/auth/wordlist.h"

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
        expected.audience = given(scheme.audience);
        expected.issuer = given(scheme.issuer);
        if (scheme.keySet)
            expected.keySet = text(*scheme.keySet);
        return JwtVerifier::create(scheme, std::move(expected), m_decoding, m_secrets,
                                   m_settings.keys);
    }
    Made operator()(const MessageSignatureScheme &scheme) const
    {
        return MessageSignatureVerifier::create(scheme, tolerance(), m_settings.publicUrl,
                                                m_decoding, m_secrets);
    }
    Made operator()(const CertificateScheme &scheme) const
    {
        if (scheme.vendor == CertificateScheme::Vendor::PayPal)
            return PayPalVerifier::create(scheme, text(scheme.webhookId), tolerance(),
                                          m_settings.keys);
        return SnsVerifier::create(scheme, wordsIn(text(scheme.topics).toUtf8()), tolerance(),
                                   m_settings.keys);
    }

private:
    BoundLayout bind(const SignatureLayout &layout) const
    {
        return BoundLayout::bind(layout, m_scheme, m_settings.parameters, m_settings.publicUrl,
                                 m_settings.tolerance);
    }

    /// Nothing also for a parameter that the source does not give: it need not.
    std::optional<QString> given(const std::optional<ParameterText> &asked) const
    {
        const auto found = asked ? text(*asked) : QString();
        return found.isEmpty() ? std::nullopt : std::optional(found);
    }

    Tolerance tolerance() const
    {
        return m_settings.tolerance.value_or(m_scheme.tolerance.value_or(Tolerance()));
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
