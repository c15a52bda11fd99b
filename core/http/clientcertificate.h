// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <memory>

class QSslCertificate;

namespace Signalbox {

/// A certificate that a client has proved to own and that the listener's client_ca vouches for.
struct ClientCertificate
{
    QString subject; ///< distinguished name by RFC 4514: CN=sender,O=Example
    QString commonName; ///< the last one; empty: none
    QStringList dnsNames; ///< subjectAltName, as they stand there
    QStringList emails;
    QStringList uris;
    QStringList addresses;
    QByteArray fingerprint; ///< SHA-256 of the whole certificate, 32 bytes
};

using SharedClientCertificate = std::shared_ptr<const ClientCertificate>;

/// Null when \a certificate is null or cannot be read.
SharedClientCertificate readClientCertificate(const QSslCertificate &certificate);

} // namespace Signalbox
