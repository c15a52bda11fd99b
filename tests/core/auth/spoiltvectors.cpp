// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/spoiltvectors.h"

#include "core/auth/certificatechain.h"
#include "tests/core/auth/schemefixture.h"

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// Where the proof of one scheme stands.
struct Proof
{
    QList<Place> places;
    bool coversBody = false; ///< every byte of it
    bool timed = false;
};

bool coversBody(const SignedContent &content)
{
    return content.has(SignedContent::Kind::Body);
}

Place header(const QByteArray &name)
{
    Place place;
    place.name = name;
    return place;
}

Proof proofOf(const Scheme &scheme)
{
    if (const auto *hmac = std::get_if<HmacScheme>(&scheme.body))
        return {{hmac->layout.signature},
                coversBody(hmac->layout.content),
                hmac->layout.timestamp.has_value()};
    if (const auto *signature = std::get_if<PublicKeyScheme>(&scheme.body))
        return {{signature->layout.signature},
                coversBody(signature->layout.content),
                signature->layout.timestamp.has_value()};
    if (const auto *token = std::get_if<TokenScheme>(&scheme.body))
        return {{token->place}};
    if (const auto *jwt = std::get_if<JwtScheme>(&scheme.body))
        return {{jwt->place}, jwt->bodyHash.has_value()};
    if (std::holds_alternative<StandardWebhooksScheme>(scheme.body))
        return {{header("webhook-signature"), header("svix-signature")}, true, true};
    if (const auto *certificate = std::get_if<CertificateScheme>(&scheme.body)) {
        if (certificate->vendor == CertificateScheme::Vendor::PayPal)
            return {{header("paypal-transmission-sig")}, true, true};
        Place signature;
        signature.kind = Place::Kind::Body;
        signature.name = "Signature"_ba;
        return {{signature}, false, true};
    }
    if (std::holds_alternative<MessageSignatureScheme>(scheme.body))
        return {{header("signature")}, true, true};
    return {{header("authorization")}};
}

/// What a vector says that stands at its addresses, judged as if it had been fetched.
class VectorKeys final : public KeySource
{
public:
    explicit VectorKeys(const ProviderVector &vector)
        : m_fetched(vector.fetched)
    {
    }

    std::shared_ptr<const FetchedKeys> find(const KeyAddress &address, Timestamp now) const override
    {
        const auto chain = CertificateChain::read(m_fetched.value(address.url));
        if (!chain || !address.certificate)
            return nullptr;
        const auto outcome = chain->verify(address.certificate->names, *m_anchors, now);
        if (!outcome.key)
            return nullptr;
        return std::make_shared<FetchedKeys>(FetchedKeys{{{{}, *outcome.key, {}}}, now, {}});
    }

private:
    const QMap<QString, QByteArray> m_fetched;
    const Result<TrustAnchors> m_anchors = TrustAnchors::load(SIGNALBOX_VECTOR_AUTHORITIES);
};

constexpr qsizetype shortestCode = 28; ///< SHA-1 in base64

bool isCodeLetter(char c)
{
    return std::isalnum(uchar(c)) || QByteArrayView("+/-_").contains(c);
}

/// Another digit or letter, which hex and base64 both know.
char otherDigit(char digit)
{
    return digit == '0' ? '1' : '0';
}

/// \a text with a digit changed in the middle of every word that is long enough for a code; where
/// there is none, of the longest word from \a from on.
QByteArray spoilt(QByteArray text, qsizetype from = 0)
{
    qsizetype longest = 0;
    qsizetype middle = -1;
    bool changed = false;
    for (auto i = from; i < text.size(); ++i) {
        auto end = i;
        while (end < text.size() && isCodeLetter(text.at(end)))
            ++end;
        if (end - i >= shortestCode) {
            text[(i + end) / 2] = otherDigit(text.at((i + end) / 2));
            changed = true;
        }
        if (end - i > longest) {
            longest = end - i;
            middle = (i + end) / 2;
        }
        i = std::max(i, end);
    }
    if (!changed && middle >= 0)
        text[middle] = otherDigit(text.at(middle));
    return text;
}

bool isLineOf(const Place &place, const QByteArray &name)
{
    return place.family ? name.toLower().startsWith(place.name) : name.toLower() == place.name;
}

template <typename Change>
ProviderVector withHeader(ProviderVector vector, const Place &place, Change change)
{
    for (auto &[name, value] : vector.headers) {
        if (isLineOf(place, name))
            value = change(value);
    }
    return vector;
}

/// Where the value begins that \a place leads to in \a text; -1 when it does not stand there.
qsizetype valueOf(const Place &place, const QByteArray &text)
{
    const auto name = place.name.sliced(place.name.lastIndexOf('.') + 1);
    const bool isJson = place.kind == Place::Kind::Body || place.kind == Place::Kind::Item;
    for (const auto &mark : isJson ? QByteArrayList{'"' + name + "\":\"", '"' + name + "\" : \""}
                                   : QByteArrayList{name + '='}) {
        if (const auto at = text.indexOf(mark); at >= 0)
            return at + mark.size();
    }
    return -1;
}

/// Nothing when \a vector has no proof at \a place.
QList<ProviderVector> withSpoiltProof(const ProviderVector &vector, const Place &place)
{
    if (place.kind == Place::Kind::Header) {
        if (std::ranges::none_of(vector.headers, [&place](const auto &header) {
                return isLineOf(place, header.first);
            }))
            return {};
        return {withHeader(vector, place, [](const QByteArray &value) { return spoilt(value); }),
                withHeader(vector, place, [](const QByteArray &) { return QByteArray(); })};
    }
    auto changed = vector;
    auto &text = place.kind == Place::Kind::Query ? changed.url : changed.body;
    const auto at = valueOf(place, text);
    if (at < 0)
        return {};
    auto end = text.indexOf(
        place.kind == Place::Kind::Query || place.kind == Place::Kind::Form ? '&' : '"', at);
    if (end < 0)
        end = text.size();
    text = text.first(at) + spoilt(text.sliced(at, end - at)) + text.sliced(end);
    return {changed};
}

void addOutOfTime(const Scheme &scheme, const ProviderVector &vector, QList<SpoiltVector> &list)
{
    const auto tolerance = scheme.tolerance.value_or(Tolerance());
    auto late = vector;
    auto early = vector;
    // Beyond wherever within the tolerance the vector stands, and a second more for fractions.
    const auto beyond = std::chrono::seconds(tolerance.past + tolerance.future + 2);
    late.now += beyond;
    early.now -= beyond;
    if (tolerance.past > 0)
        list.append({u"too late"_s, late});
    if (tolerance.future > 0)
        list.append({u"too early"_s, early});
}

} // namespace

Verdict verdictOn(const Provider &provider, const ProviderVector &vector)
{
    AuthenticationSettings settings;
    for (auto it = vector.secrets.begin(); it != vector.secrets.end(); ++it)
        settings.secrets[it.key()].append({it.value(), {}});
    settings.parameters = vector.parameters;
    settings.keys = std::make_shared<VectorKeys>(vector);
    SchemeRequest request{
        {}, vector.body, "/in/"_ba + provider.name.toLatin1(), vector.method, vector.now};
    if (const auto scheme = vector.url.indexOf("://"); scheme >= 0) {
        settings.publicUrl = vector.url;
        const auto rest = vector.url.sliced(scheme + 3);
        const auto start = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
        const auto target = rest.sliced(start - rest.begin());
        request.target = target.startsWith('/') ? target : '/' + target;
    }
    for (const auto &[name, value] : vector.headers)
        request.headers += name + ": "_ba + value + "\r\n"_ba;
    return verifyWith(provider, settings, request);
}

QList<SpoiltVector> spoiltFrom(const Provider &provider, const ProviderVector &vector)
{
    QList<SpoiltVector> list;
    for (const auto &scheme : provider.authentication.schemes) {
        const auto proof = proofOf(scheme);
        for (const auto &place : proof.places) {
            const auto spoiltProofs = withSpoiltProof(vector, place);
            if (spoiltProofs.isEmpty())
                continue;
            for (const auto &spoiltProof : spoiltProofs)
                list.append({u"other digits in "_s + describe(place), spoiltProof});
            if (proof.timed)
                addOutOfTime(scheme, vector, list);
            for (qsizetype bit = 0; proof.coversBody && bit < vector.body.size() * 8; bit += 37) {
                auto flipped = vector;
                flipped.body[bit / 8] = char(flipped.body.at(bit / 8) ^ (1 << (bit % 8)));
                list.append({u"bit %1 of the body"_s.arg(bit), flipped});
            }
        }
    }
    return list;
}
