// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/tokenverifier.h"

#include "core/support/bytes.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr QByteArrayView basicWord = "basic ";

/// user:password of an Authorization value.
std::optional<QByteArray> decodeBasic(QByteArrayView value)
{
    if (value.size() < basicWord.size()
        || value.first(basicWord.size()).compare(basicWord, Qt::CaseInsensitive) != 0)
        return {};
    const auto encoded = value.sliced(basicWord.size()).trimmed().toByteArray();
    const auto decoded =
        QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !decoded.decoded.contains(':'))
        return {};
    return decoded.decoded;
}

} // namespace

TokenVerifier::TokenVerifier(const TokenScheme &scheme, QList<LiveSecret> secrets)
    : m_place(scheme.place)
    , m_secrets(std::move(secrets))
{
}

TokenVerifier::TokenVerifier(const BasicScheme &, QList<LiveSecret> secrets)
    : m_place(Place::header("authorization"_ba))
    , m_basic(true)
    , m_secrets(std::move(secrets))
{
}

Finding TokenVerifier::refuse(RejectionCause cause, const QString &detail, qsizetype size) const
{
    Finding finding{Finding::State::Refused,
                    cause,
                    detail,
                    {{"received_length"_L1, size}, {"secrets"_L1, m_secrets.size()}},
                    {},
                    {}};
    describePlace(m_place, finding.evidence);
    return finding;
}

Finding TokenVerifier::verify(const VerifyInput &input) const
{
    const auto values = readPlace(m_place, input.request, input.item);
    using State = PlaceValues::State;
    if (values.state == State::Absent || values.state == State::Repeated) {
        auto finding = unusable(m_place, values.empty, values.state == State::Repeated);
        finding.evidence.insert("secrets"_L1, m_secrets.size());
        return finding;
    }
    if (values.state == State::OtherForm) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The %1 does not begin with \"%2\"."_s.arg(
                          describe(m_place), QString::fromUtf8(m_place.prefix)),
                      values.size);
    }
    QByteArray decoded;
    if (m_basic) {
        const auto user = decodeBasic(values.values.first());
        if (!user) {
            return refuse(RejectionCause::SignatureMalformed,
                          u"The %1 is not user and password by RFC 7617."_s.arg(describe(m_place)),
                          values.size);
        }
        decoded = *user;
    }

    bool anyLive = false;
    bool matched = false;
    for (const auto &secret : m_secrets) {
        if (!secret.liveAt(input.request.now))
            continue;
        anyLive = true;
        if (m_basic) {
            matched |= constantTimeEquals(decoded, secret.value);
            continue;
        }
        for (const auto value : values.values)
            matched |= constantTimeEquals(value, secret.value);
    }
    if (!anyLive) {
        return refuse(RejectionCause::SecretMissing,
                      u"The source has no usable secret: all have expired."_s, values.size);
    }
    if (!matched) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The %1 does not hold any secret of the source."_s.arg(describe(m_place)),
                      values.size);
    }
    Finding verified;
    verified.state = Finding::State::Verified;
    return verified;
}

} // namespace Signalbox
