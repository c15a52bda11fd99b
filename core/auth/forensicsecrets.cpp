// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/forensicvariants.h"

#include "core/auth/schemeevidence.h"
#include "core/auth/signatureencoding.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

struct SecretVariant
{
    Mistake mistake;
    QString sentence;
    QString fix;
    std::function<QByteArray(const QByteArray &)> change; ///< empty: not applicable
    bool literal = false; ///< the result is the key itself, whatever the provider decodes
};

QByteArray decodedBy(SignatureEncoding encoding, const QByteArray &secret)
{
    return decodeSignature(encoding, secret.trimmed()).value_or(QByteArray());
}

QByteArray unquoted(const QByteArray &secret)
{
    const auto text = secret.trimmed();
    const auto quote = text.isEmpty() ? '\0' : text.front();
    if (text.size() < 3 || (quote != '"' && quote != '\'' && quote != '`') || text.back() != quote)
        return {};
    return text.sliced(1, text.size() - 2);
}

/// What follows the mark that vendors put before a secret: whsec_, sk_test_.
QByteArray unmarked(const QByteArray &secret)
{
    return secret.sliced(secret.lastIndexOf('_') + 1);
}

QList<SecretVariant> secretVariants()
{
    const auto again = u"Copy the secret from the vendor's console again."_s;
    const auto encoded = u"The key is not the secret as it was given, but %1."_s;
    const auto decode = u"Set decode of the secret in the provider file, or give the source the "
                        "secret in the form that the sender uses."_s;
    return {
        {Mistake::SecretBlanks,
         u"The secret has blanks or a line end around it that do not belong to it."_s,
         u"Take them out, where the secret is kept."_s,
         [](const QByteArray &secret) { return secret.trimmed(); }},
        {Mistake::SecretBlanks, u"The sender's secret ends with a line feed, which ours has not."_s,
         u"Take the line feed out at the sender."_s,
         [](const QByteArray &secret) -> QByteArray { return secret + '\n'; }, true},
        {Mistake::SecretQuoted, u"The secret stands in quotes that do not belong to it."_s,
         u"Take the quotes out, where the secret is kept."_s, unquoted},
        {Mistake::SecretQuoted, u"The sender's secret stands in quotes, which ours does not."_s,
         u"Take the quotes out at the sender."_s,
         [](const QByteArray &secret) -> QByteArray { return '"' + secret + '"'; }, true},
        {Mistake::SecretEncoded, encoded.arg(u"its text, not decoded"_s), decode,
         [](const QByteArray &secret) { return secret; }, true},
        {Mistake::SecretEncoded, encoded.arg(u"what its base64 stands for"_s), decode,
         [](const QByteArray &secret) { return decodedBy(SignatureEncoding::Base64, secret); },
         true},
        {Mistake::SecretEncoded, encoded.arg(u"what its base64url stands for"_s), decode,
         [](const QByteArray &secret) { return decodedBy(SignatureEncoding::Base64Url, secret); },
         true},
        {Mistake::SecretEncoded, encoded.arg(u"what its hex digits stand for"_s), decode,
         [](const QByteArray &secret) { return decodedBy(SignatureEncoding::Hex, secret); }, true},
        {Mistake::SecretEncoded, encoded.arg(u"its base64"_s), decode,
         [](const QByteArray &secret) { return secret.toBase64(); }, true},
        {Mistake::SecretEncoded, encoded.arg(u"its hex digits"_s), decode,
         [](const QByteArray &secret) { return secret.toHex(); }, true},
        {Mistake::SecretMark, u"The key is the secret without the mark before it."_s, again,
         unmarked, true},
        {Mistake::SecretMark, u"The key is what stands, as base64, after the mark of the secret."_s,
         again,
         [](const QByteArray &secret) {
             return decodedBy(SignatureEncoding::Base64, unmarked(secret));
         },
         true},
        {Mistake::SecretMark, u"The secret lacks the mark whsec_ before it."_s, again,
         [](const QByteArray &secret) -> QByteArray { return "whsec_" + secret; }},
    };
}

} // namespace

bool trySecrets(const ForensicCase &original, const VariantVisitor &visit)
{
    auto base = original;
    base.settings.tolerance = Tolerance{0, 0};
    auto alive = base;
    for (auto &slot : alive.settings.secrets) {
        for (auto &secret : slot)
            secret.expires.reset();
    }
    if (visit({Mistake::SecretExpired, u"The signature is right by a secret that has expired."_s,
               u"Give the vendor the new secret, or let the old one live longer."_s, alive}))
        return true;
    for (const auto &variant : secretVariants()) {
        auto changed = alive;
        if (variant.literal) {
            for (auto &slot : changed.provider.secrets)
                slot.decoding = SecretDecoding::Utf8;
            for (auto &scheme : changed.provider.authentication.schemes) {
                if (auto hmac = asHmac(scheme, changed.request.headers))
                    scheme.body = *std::move(hmac);
            }
        }
        bool applies = false;
        for (auto &slot : changed.settings.secrets) {
            for (auto &secret : slot) {
                const auto other = variant.change(secret.value);
                if (other.isEmpty())
                    continue;
                applies |= variant.literal || other != secret.value;
                secret.value = other;
            }
        }
        if (applies && visit({variant.mistake, variant.sentence, variant.fix, std::move(changed)}))
            return true;
    }
    return false;
}

} // namespace Signalbox
