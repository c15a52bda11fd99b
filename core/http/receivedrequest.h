// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/clientcertificate.h"
#include "core/support/clock.h"
#include "core/support/headerblock.h"

#include <QByteArray>
#include <QHostAddress>

namespace Signalbox {

/// One HTTP/1.1 request as it came from the network, after the guard found it whole and legal.
struct ReceivedRequest
{
    QByteArray method; ///< as received: POST
    /// Raw request target, percent-escapes kept: /in/github?x=%41. Of a whole URL its path and
    /// query; its host is that of the Host header.
    QByteArray target;
    HeaderBlock headers; ///< raw header block
    QByteArray body; ///< de-chunked, otherwise untouched
    QHostAddress peer; ///< who is at the other end of the connection: a sender, or a proxy
    quint16 peerPort = 0;
    QHostAddress client; ///< whom a trusted proxy speaks for, else the peer
    bool secure = false; ///< the client called by TLS: here, or as a trusted proxy says
    SharedClientCertificate certificate; ///< what the peer has proved to be; null: nobody
    QString certificateProblem; ///< why one that it showed counts as none
    Timestamp receivedAt{}; ///< when the first byte of the request line was read

    /// The target up to '?', raw.
    QByteArrayView path() const;
    /// What follows '?', raw; empty without one.
    QByteArrayView query() const;
};

/// An answer. Content-Length, Date and Connection are added by the guard: do not set them.
struct HttpResponse
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

} // namespace Signalbox
