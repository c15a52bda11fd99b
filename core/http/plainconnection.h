// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guardconnection.h"

#include <QAbstractSocket>

namespace Signalbox {

/// A connection as it is. Reads no byte ahead of read().
class PlainConnection final : public GuardConnection
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainConnection)

public:
    /// Takes the connected \a descriptor.
    PlainConnection(qintptr descriptor, QObject *parent);

    qint64 read(std::span<char> bytes) override;
    bool write(const QByteArray &bytes) override;
    qint64 unwritten() const override { return m_socket->bytesToWrite(); }
    void finishWriting() override;
    void abort() override;

private:
    QAbstractSocket *m_socket;
};

} // namespace Signalbox
