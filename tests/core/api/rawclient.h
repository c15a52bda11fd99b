// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QStringList>

/// One HTTP answer as it came over a socket.
struct RawAnswer
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QJsonObject json() const;
};

/// Sends \a head (request line and headers, lines apart by \n, without Content-Length) and \a body
/// to 127.0.0.1:\a port over a socket of its own and gives what comes back. Runs the event loop
/// meanwhile.
RawAnswer rawExchange(quint16 port, const QByteArrayList &head, const QByteArray &body = {});
