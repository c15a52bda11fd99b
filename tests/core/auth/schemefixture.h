// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/authenticator.h"

namespace Signalbox {

/// A provider file with \a members put in: "secrets", "authentication" and what else is needed.
/// Without secrets of its own it has the one slot "secret".
QByteArray providerFile(const QByteArray &members);

/// providerFile() as it is read; what is wrong with it fails the test.
Provider providerWith(const QByteArray &members);

/// providerWith() whose authentication is any of \a schemes.
Provider providerOf(const QByteArray &schemes, const QByteArray &members = {});

AuthenticationSettings settingsWith(const QList<QByteArray> &secrets);

/// One request and what it is checked with.
struct SchemeRequest
{
    QByteArray headers; ///< lines ended by CRLF
    QByteArray body;
    QByteArray target = QByteArrayLiteral("/in/x");
    QByteArray method = QByteArrayLiteral("POST");
    Timestamp now{};
};

/// Fails the test when no authenticator can be made.
Verdict verifyWith(const Provider &provider, const AuthenticationSettings &settings,
                   const SchemeRequest &request);

inline Timestamp atSecond(qint64 second)
{
    return fromMicroseconds(second * 1'000'000);
}

} // namespace Signalbox
