// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace Signalbox {

/// Reads the header of the PROXY protocol, version 1 or 2 (haproxy's proxy-protocol.txt), that a
/// proxy puts before the first byte of its client, and never a byte behind it. Knows no socket.
class ProxyHeader final
{
public:
    enum class Step { NeedMore, Done, Malformed };

    struct Source
    {
        QHostAddress address; ///< canonical
        quint16 port = 0;
        bool secure = false; ///< version 2 only: it came by TLS
    };

    /// How many bytes may be read next: at least one, and none that may be behind the header.
    qsizetype wanted() const;

    /// Takes at most wanted() bytes. After Done or Malformed nothing more may be added.
    Step add(QByteArrayView bytes);

    /// Whom the proxy speaks for; nothing when it speaks for itself (a health check) or does not
    /// know. Only after Done.
    const std::optional<Source> &source() const { return m_source; }

private:
    Step readVersion1();
    Step readVersion2();

    QByteArray m_bytes;
    std::optional<Source> m_source;
};

} // namespace Signalbox
