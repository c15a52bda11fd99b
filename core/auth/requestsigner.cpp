// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/requestsigner.h"

#include "core/auth/hmac.h"
#include "core/auth/requestview.h"
#include "core/auth/secretdecoding.h"
#include "core/auth/signatureencoding.h"
#include "core/auth/standardwebhooks.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

HeaderBlock toBlock(const HeaderList &headers)
{
    QByteArray raw;
    for (const auto &[name, value] : headers)
        raw += name + ": "_ba + value + "\r\n"_ba;
    return HeaderBlock(raw);
}

QByteArray timeText(Timestamp time, TimestampUnit unit)
{
    const auto us = toMicroseconds(time);
    switch (unit) {
    case TimestampUnit::Seconds: return QByteArray::number(us / 1'000'000);
    case TimestampUnit::Milliseconds: return QByteArray::number(us / 1000);
    case TimestampUnit::Nanoseconds: return QByteArray::number(us) + "000"_ba;
    case TimestampUnit::Iso8601: return toIso8601(time).toLatin1();
    }
    Q_UNREACHABLE_RETURN({});
}

/// Signs one draft by one scheme.
class Signer
{
public:
    Signer(const Provider &provider, const QByteArray &secret, SecretDecoding decoding,
           const RequestDraft &draft, HeaderList headers)
        : m_provider(provider)
        , m_secret(secret)
        , m_decoding(decoding)
        , m_draft(draft)
        , m_headers(std::move(headers))
    {
    }

    Result<HeaderList> operator()(const HmacScheme &scheme)
    {
        const auto &layout = scheme.layout;
        if (!canWrite(layout.signature) || !layout.content.canonical().isEmpty())
            return unsupported();
        const auto keyed = scheme.keyId ? m_secret.indexOf(':') : -1;
        const auto key = HmacKey::create(scheme.algorithms.first(), m_secret.sliced(keyed + 1));
        if (!key)
            return key.error();
        if (scheme.keyId)
            put(*scheme.keyId, m_secret.first(std::max<qsizetype>(0, keyed)));
        QByteArray time;
        if (layout.timestamp) {
            time = timeText(m_draft.now, layout.timestamp->unit);
            put(layout.timestamp->place, time);
        }
        const auto id = layout.id && !m_draft.key.isEmpty()
            ? m_draft.key
            : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        if (layout.id)
            put(*layout.id, id);
        const auto code = sign(*key, layout, time, id);
        if (!code)
            return code.error();
        put(layout.signature,
            scheme.named ? hmacAlgorithmName(scheme.algorithms.first()).toLatin1() + '=' + *code
                         : *code);
        return m_headers;
    }

    Result<HeaderList> operator()(const TokenScheme &scheme)
    {
        if (!canWrite(scheme.place))
            return unsupported();
        put(scheme.place, m_secret);
        return m_headers;
    }

    Result<HeaderList> operator()(const BasicScheme &)
    {
        m_headers.append({"authorization"_ba, "Basic "_ba + m_secret.toBase64()});
        return m_headers;
    }

    Result<HeaderList> operator()(const StandardWebhooksScheme &scheme)
    {
        const auto key = m_decoding == SecretDecoding::Base64
            ? unmarkedStandardWebhooksKey(m_secret)
            : standardWebhooksKey(m_secret);
        if (!key)
            return key.error();
        const auto family = scheme.family == HeaderFamily::Svix ? "svix-"_ba : "webhook-"_ba;
        const auto seconds = toMicroseconds(m_draft.now) / 1'000'000;
        put(Place::header(family + "id"), m_draft.key);
        put(Place::header(family + "timestamp"), QByteArray::number(seconds));
        HmacContexts contexts;
        m_headers.append(
            {family + "signature",
             standardWebhooksSignature(contexts, *key, m_draft.key, seconds, m_draft.body)});
        return m_headers;
    }

    template <typename Other>
    Result<HeaderList> operator()(const Other &)
    {
        return unsupported();
    }

private:
    Error unsupported() const
    {
        return {ErrorCode::Unsupported,
                u"requests of %1 cannot be signed here"_s.arg(m_provider.title)};
    }

    static bool canWrite(const Place &place)
    {
        return place.kind == Place::Kind::Header && !place.prefix.contains('{');
    }

    /// Adds \a value at \a place; what stands in the same header is an entry of one list.
    void put(const Place &place, const QByteArray &value)
    {
        if (place.kind != Place::Kind::Header)
            return;
        const auto name = place.family ? place.name + '1' : place.name;
        for (auto &[known, text] : m_headers) {
            if (known.compare(name, Qt::CaseInsensitive) != 0)
                continue;
            if (!place.split.isEmpty())
                text += place.split.first(1) + place.prefix + value;
            return;
        }
        m_headers.append({name, place.prefix + value});
    }

    Result<QByteArray> sign(const HmacKey &key, const SignatureLayout &layout,
                            const QByteArray &time, const QByteArray &id) const
    {
        const auto block = toBlock(m_headers);
        const auto slashes = m_draft.url.indexOf("://");
        const auto path = slashes < 0 ? -1 : m_draft.url.indexOf('/', slashes + 3);
        const auto target = path < 0 ? "/"_ba : m_draft.url.sliced(path);
        const RequestView view("POST", target, block, m_draft.body, m_draft.now);
        const QList<PathStep> item;
        const auto content = layout.content.of({view, time, id, item, QByteArrayView(m_draft.url)});
        if (!content) {
            return Error{
                ErrorCode::Invalid,
                u"the signature covers the %1: give it once"_s.arg(content.error().detail)};
        }
        HmacContexts contexts;
        return encodeSignature(layout.encoding, contexts.code(key, content->views));
    }

    const Provider &m_provider;
    const QByteArray &m_secret;
    const SecretDecoding m_decoding;
    const RequestDraft &m_draft;
    HeaderList m_headers;
};

} // namespace

Result<HeaderList> signRequest(const Provider &provider, const QByteArray &secret,
                               const RequestDraft &draft)
{
    auto headers = draft.headers;
    if (provider.key && provider.key->header())
        headers.append({provider.key->header()->header, draft.key});
    if (provider.type && provider.type->header() && !draft.type.isEmpty())
        headers.append({provider.type->header()->header, draft.type});
    if (provider.authentication.schemes.isEmpty())
        return headers;

    Result<HeaderList> result = Error{
        ErrorCode::Unsupported, u"requests of %1 cannot be signed here"_s.arg(provider.title)};
    for (const auto &scheme : provider.authentication.schemes) {
        const auto *slot = provider.secret(scheme.secret);
        const auto decoding = slot ? slot->decoding : SecretDecoding::Utf8;
        const bool raw = std::holds_alternative<StandardWebhooksScheme>(scheme.body);
        const auto value = decodeSecret(raw ? SecretDecoding::Utf8 : decoding, secret);
        if (!value)
            return value.error();
        result = std::visit(Signer(provider, *value, decoding, draft, headers), scheme.body);
        if (result || result.error().code != ErrorCode::Unsupported)
            return result;
    }
    return result;
}

} // namespace Signalbox
