// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Signalbox {

/// What is most likely wrong with a signature.
enum class Mistake : quint8 {
    None, ///< it verifies
    Unknown, ///< nothing that was tried explains it
    NoSignature,
    Clock,
    TimestampUnit,
    SecretExpired,
    SecretBlanks,
    SecretQuoted,
    SecretEncoded, ///< its base64 or hex form was used, or was not decoded
    SecretMark, ///< whsec_ and the like stripped, or kept
    SignatureEncoding,
    Algorithm,
    SignaturePrefix,
    BodyReserialised,
    BodyNewline,
    BodyCharset,
    Url, ///< scheme, host, port or path as a proxy changed it
    OtherProvider,
    NoSecret, ///< the source has no usable secret
    OtherCredential, ///< a token that is none of the source's; nothing of it is kept
    BodyCut, ///< only the beginning of the body is kept
};

QString mistakeName(Mistake mistake); ///< snake_case
std::optional<Mistake> mistakeFromName(QStringView name);

/// What came of looking into a refused request. Found out anew each time, never stored or exported.
struct Diagnosis
{
    Mistake mistake = Mistake::Unknown;
    QString subject; ///< what it is about where there is a choice: a URL, a unit, an encoding
    QString sentence; ///< the mistake in one English sentence
    QString fix; ///< what to do about it, in English; may be empty
    QByteArray signedText; ///< what should have been signed, cut to shownText
    qint64 signedSize = 0; ///< bytes of it as a whole; 0: it cannot be told
    QByteArray expected; ///< the first six digits of the code over it: the whole would be a forgery
    QByteArray received; ///< the code in the request

    static constexpr qsizetype shownText = 4096;

    bool operator==(const Diagnosis &) const = default;
};

} // namespace Signalbox
