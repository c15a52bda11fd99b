// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/schemeevidence.h"

#include "core/auth/secretdecoding.h"
#include "core/auth/signatureencoding.h"
#include "core/auth/signedrequest.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// The first secret of a scheme, decoded.
QByteArray firstSecret(const ForensicCase &one, const Scheme &scheme)
{
    auto secrets = one.settings.secrets.value(scheme.secret);
    if (secrets.isEmpty())
        secrets = one.settings.secrets.value({});
    if (secrets.isEmpty())
        return {};
    const auto *slot = one.provider.secret(scheme.secret);
    auto decoding = slot ? slot->decoding : SecretDecoding::Utf8;
    const bool marked = secrets.first().value.startsWith("whsec_");
    if (std::holds_alternative<StandardWebhooksScheme>(scheme.body)
        && (marked || decoding != SecretDecoding::Base64))
        decoding = SecretDecoding::Whsec;
    const auto decoded = decodeSecret(decoding, secrets.first().value);
    return decoded ? *decoded : QByteArray();
}

} // namespace

std::optional<HmacScheme> asHmac(const Scheme &scheme, const HeaderBlock &headers)
{
    if (const auto *hmac = std::get_if<HmacScheme>(&scheme.body))
        return *hmac;
    const auto *standard = std::get_if<StandardWebhooksScheme>(&scheme.body);
    if (!standard)
        return {};
    const bool svix = standard->family == HeaderFamily::Svix
        || (standard->family == HeaderFamily::Any && headers.first("svix-signature"));
    const auto family = svix ? "svix-"_ba : "webhook-"_ba;
    HmacScheme hmac;
    hmac.algorithms = {HmacAlgorithm::Sha256};
    hmac.layout.signature = Place::header(family + "signature", "v1,"_ba);
    hmac.layout.signature.split = " "_ba;
    hmac.layout.encoding = SignatureEncoding::Base64;
    hmac.layout.timestamp = SignedTimestamp{Place::header(family + "timestamp"), {}};
    hmac.layout.id = Place::header(family + "id");
    hmac.layout.content = SignedContent::parse(u"{id}.{timestamp}.{body}").value();
    return hmac;
}

std::optional<SchemeEvidence> schemeEvidence(const ForensicCase &one)
{
    RequestView view(one.request.method, one.request.target, one.request.headers, one.request.body,
                     one.request.now);
    view.secure = one.request.secure;
    HmacContexts contexts;
    const QList<PathStep> item;
    for (const auto &scheme : one.provider.authentication.schemes) {
        const auto hmac = asHmac(scheme, one.request.headers);
        if (!hmac)
            continue;
        const auto bound = BoundLayout::bind(hmac->layout, scheme, one.settings.parameters,
                                             one.settings.publicUrl, {});
        SignedRequest request;
        if (readSigned(bound, {view, item, contexts, false}, request))
            continue;
        SchemeEvidence evidence;
        evidence.signedText = request.contents.first().joined();
        evidence.received = request.signatures.values.first().toByteArray();
        const auto secret = firstSecret(one, scheme);
        const auto colon = hmac->keyId ? secret.indexOf(':') : -1;
        const auto key = HmacKey::create(hmac->algorithms.first(), secret.sliced(colon + 1));
        if (key) {
            const auto code = contexts.code(*key, request.contents.first().views);
            evidence.expected = encodeSignature(hmac->layout.encoding, code);
        }
        return evidence;
    }
    return {};
}

} // namespace Signalbox
