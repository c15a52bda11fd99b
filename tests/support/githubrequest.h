// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Signalbox {

/// The bytes of a POST as GitHub sends it: signed by HMAC-SHA256 over \a body.
QByteArray githubRequest(const QByteArray &source, const QByteArray &type, const QByteArray &delivery,
                         const QByteArray &body, const QByteArray &secret);

/// "sha256=" and the hex digest.
QByteArray githubSignature(const QByteArray &body, const QByteArray &secret);

} // namespace Signalbox
