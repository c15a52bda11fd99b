// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guardconnection.h"
#include "core/http/ownedfd.h"
#include "core/http/tlsidentity.h"

#include <QSocketNotifier>
#include <QSslSocket>

#include <memory>

namespace Signalbox {

/// A connection in TLS, as its server. A client certificate that does not verify counts as none.
class TlsConnection final : public GuardConnection
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TlsConnection)

public:
    /// Takes the connected \a descriptor.
    TlsConnection(qintptr descriptor, const TlsIdentity &identity, QObject *parent);

    void start() override;
    bool isReady() const override { return m_socket->isEncrypted(); }
    bool isSecure() const override { return true; }
    SharedClientCertificate clientCertificate() const override { return m_certificate; }
    QString certificateProblem() const override { return m_certificateProblem; }
    qint64 read(std::span<char> bytes) override;
    bool write(const QByteArray &bytes) override;
    qint64 unwritten() const override;
    void finishWriting() override;
    void abort() override;

private:
    void becomeReady();
    void noteWritten();

    QSslSocket *m_socket;
    const std::shared_ptr<const RevocationLists> m_revocation;
    bool m_writing = false;
    SharedClientCertificate m_certificate;
    QString m_certificateProblem;
    OwnedFd m_lingering; ///< the same connection, once TLS has said its last word
    std::unique_ptr<QSocketNotifier> m_lingerNotifier;
};

} // namespace Signalbox
