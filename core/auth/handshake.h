// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"
#include "core/expression/valueexpression.h"

#include <utility>

namespace Signalbox {

enum class HandshakeKind {
    GetEcho, ///< a query parameter comes back
    GetHmac, ///< a query parameter comes back signed
    HeaderEcho, ///< a header comes back
    QueryEcho, ///< POST: a query parameter comes back as text
    BodyEcho, ///< POST: a member of the body comes back
    BodyHmac, ///< POST: a member of the body comes back signed
    Pong, ///< POST: a fixed answer
    SignedChallenge, ///< POST, signed like an event: a member comes back as text
    Options, ///< CloudEvents' OPTIONS
    SnsConfirm, ///< a URL to fetch, with the operator's approval
    WebSub, ///< GET by W3C WebSub
    EmptyOk, ///< an unsigned empty request gets an empty 200
};

/// How a vendor checks that an address is ours. Members that a kind does not use are empty.
struct Handshake
{
    HandshakeKind kind = HandshakeKind::GetEcho;
    QByteArray method; ///< empty: GET for Get…, OPTIONS, else POST
    std::optional<ValueExpression> when; ///< over the envelope; nothing: always
    QByteArray challenge; ///< name of the query parameter or header
    std::optional<ValueExpression> challengeAt; ///< or where in the envelope
    QList<std::pair<QByteArray, QString>>
        require; ///< query -> text or {secret:name}, {parameter:name}
    QString as; ///< text, header, or the JSON member that carries it
    bool isSigned = false; ///< the scheme must verify first
    bool takesSecret = false; ///< what comes in is the source's secret from now on
    QString secret; ///< slot, for …Hmac
    HmacAlgorithm algorithm = HmacAlgorithm::Sha256;
    SignatureEncoding encoding = SignatureEncoding::Hex;
    QString answer; ///< template with {challenge}, {hmac}, {parameter:name}; {{ and }} are braces
    QByteArray contentType; ///< of answer
    int status = 200;

    bool operator==(const Handshake &) const = default;
};

/// Names of the source's parameters that the answerer of \a kind reads, beside those that the file
/// itself refers to. A file that has such a handshake must declare them.
QStringList handshakeParameters(HandshakeKind kind);

} // namespace Signalbox
