// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/standardwebhooks.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView prefix = "whsec_";

}

Result<HmacKey> standardWebhooksKey(const QByteArray &secret)
{
    if (!secret.startsWith(prefix))
        return HmacKey::create(HmacAlgorithm::Sha256, secret);
    const auto decoded = QByteArray::fromBase64Encoding(secret.sliced(prefix.size()),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() < 24 || (*decoded).size() > 64) {
        return Error{ErrorCode::Invalid,
                     u"after whsec_ the secret must be the base64 of 24 to 64 bytes"_s};
    }
    return HmacKey::create(HmacAlgorithm::Sha256, *decoded);
}

Result<HmacKey> unmarkedStandardWebhooksKey(const QByteArray &secret)
{
    return standardWebhooksKey(secret.startsWith(prefix) ? secret : prefix.toByteArray() + secret);
}

QByteArray standardWebhooksSignature(HmacContexts &contexts, const HmacKey &key,
                                     const QByteArray &id, qint64 timestamp, const QByteArray &body)
{
    const auto before = id + '.' + QByteArray::number(timestamp) + '.';
    return "v1," + contexts.code(key, {before, body}).toBase64();
}

} // namespace Signalbox
