// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/authenticator.h"

#include "core/auth/signatureencoding.h"
#include "core/support/bytes.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

Result<std::shared_ptr<const Authenticator>> Authenticator::create(const SignatureScheme &scheme,
                                                                   const QList<QByteArray> &secrets)
{
    QList<HmacKey> keys;
    for (const auto &secret : secrets) {
        auto key = HmacKey::create(scheme.algorithm, secret);
        if (!key)
            return key.error();
        keys.append(*key);
    }
    return std::shared_ptr<const Authenticator>(new Authenticator(scheme, keys));
}

Authenticator::Authenticator(const SignatureScheme &scheme, const QList<HmacKey> &keys)
    : m_scheme(scheme)
    , m_keys(keys)
{
}

Verdict Authenticator::verify(const RequestView &request, HmacContexts &contexts) const
{
    const auto header = QString::fromLatin1(m_scheme.header);
    const auto refuse = [&](RejectionCause cause, const QString &detail, QJsonObject more = {}) {
        more.insert("header"_L1, header);
        more.insert("algorithm"_L1, hmacAlgorithmName(m_scheme.algorithm));
        more.insert("encoding"_L1, signatureEncodingName(m_scheme.encoding));
        more.insert("secrets"_L1, m_keys.size());
        more.insert("body_bytes"_L1, request.body.size());
        return Verdict{false, cause, detail, more};
    };

    if (m_keys.isEmpty())
        return refuse(RejectionCause::SecretMissing, u"The source has no usable secret."_s);

    const auto value = request.headers.single(m_scheme.header);
    if (!value && request.headers.first(m_scheme.header)) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The header %1 came more than once."_s.arg(header));
    }
    if (!value || value->isEmpty()) {
        return refuse(
            RejectionCause::SignatureMissing,
            (value ? u"The header %1 is empty."_s : u"The header %1 is missing."_s).arg(header));
    }

    const QJsonObject received{{"received_length"_L1, value->size()}};
    if (!value->startsWith(m_scheme.prefix)) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The header %1 does not begin with \"%2\"."_s.arg(
                          header, QString::fromLatin1(m_scheme.prefix)),
                      received);
    }
    const auto claimed = decodeSignature(m_scheme.encoding, value->sliced(m_scheme.prefix.size()));
    if (!claimed || claimed->size() != signatureSize(m_scheme.algorithm)) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The header %1 does not hold %2 bytes in %3."_s.arg(header)
                          .arg(signatureSize(m_scheme.algorithm))
                          .arg(signatureEncodingName(m_scheme.encoding)),
                      received);
    }

    const auto content = m_scheme.content.of(request.headers, request.body);
    if (!content) {
        return refuse(
            RejectionCause::SignatureMissing,
            u"The header %1, which is part of what is signed, does not stand exactly once."_s.arg(
                content.error().detail),
            received);
    }

    bool matched = false;
    for (const auto &key : m_keys)
        matched |= constantTimeEquals(contexts.code(key, *content), *claimed);
    if (!matched) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The signature does not fit the body with any secret of the source: another "
                      "secret, or other bytes than were signed."_s,
                      received);
    }
    return Verdict{true, {}, {}, {}};
}

} // namespace Signalbox
