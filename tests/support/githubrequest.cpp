// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/githubrequest.h"

#include <QMessageAuthenticationCode>

namespace Signalbox {

QByteArray githubSignature(const QByteArray &body, const QByteArray &secret)
{
    return "sha256="
        + QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex();
}

QByteArray githubRequest(const QByteArray &source, const QByteArray &type, const QByteArray &delivery,
                         const QByteArray &body, const QByteArray &secret)
{
    return "POST /in/" + source
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: GitHub-Hookshot/044aadd\r\n"
          "Accept: */*\r\nContent-Type: application/json\r\nX-GitHub-Event: "
        + type + "\r\nX-GitHub-Delivery: " + delivery
        + "\r\nX-Hub-Signature-256: " + githubSignature(body, secret)
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace Signalbox
