// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/secretdecoding.h"

#include "core/auth/signatureencoding.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

Result<QByteArray> decode(SignatureEncoding encoding, QByteArrayView text, const QString &expected)
{
    if (auto decoded = decodeSignature(encoding, text))
        return *std::move(decoded);
    return Error{ErrorCode::Invalid,
                 u"the secret is not %1, as the vendor shows it"_s.arg(expected)};
}

} // namespace

Result<QByteArray> decodeSecret(SecretDecoding decoding, const QByteArray &text)
{
    if (text.isEmpty())
        return Error{ErrorCode::Invalid, u"the secret is empty"_s};
    switch (decoding) {
    case SecretDecoding::Hex: return decode(SignatureEncoding::Hex, text, u"hex"_s);
    case SecretDecoding::Base64: return decode(SignatureEncoding::Base64, text, u"base64"_s);
    case SecretDecoding::Whsec:
        if (text.startsWith("whsec_"))
            return decode(SignatureEncoding::Base64, QByteArrayView(text).sliced(6),
                          u"base64 after whsec_"_s);
        return text;
    case SecretDecoding::Sha1: return QCryptographicHash::hash(text, QCryptographicHash::Sha1);
    case SecretDecoding::Utf8:
    case SecretDecoding::Key:
    case SecretDecoding::JwksUrl: return text;
    }
    Q_UNREACHABLE_RETURN(text);
}

} // namespace Signalbox
