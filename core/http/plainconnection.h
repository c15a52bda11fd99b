// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guardconnection.h"
#include "core/http/ownedfd.h"

#include <QSocketNotifier>

namespace Signalbox {

/// A connection as it is. Reads no byte ahead of read(). No socket class of Qt's: what that does
/// for each request beside the two calls of the system is a tenth of what the request costs.
class PlainConnection final : public GuardConnection
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainConnection)

public:
    /// Takes the connected \a descriptor.
    PlainConnection(qintptr descriptor, QObject *parent);

    void start() override;
    qint64 read(std::span<char> bytes) override;
    bool write(const QByteArray &bytes) override;
    qint64 unwritten() const override { return m_unwritten.size(); }
    void finishWriting() override;
    void abort() override;

private:
    void noteReadable();
    void writeOn();
    bool writeOut(QByteArrayView bytes);

    OwnedFd m_descriptor;
    QSocketNotifier m_reading;
    QSocketNotifier m_writing; ///< enabled while something is unwritten
    QByteArray m_unwritten;
};

} // namespace Signalbox
