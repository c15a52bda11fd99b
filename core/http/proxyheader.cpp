// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/proxyheader.h"

#include "core/support/addressrange.h"

#include <QtEndian>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView signature("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr QByteArrayView version1("PROXY ");
constexpr qsizetype version1Most = 107; ///< with CRLF
constexpr qsizetype version2Head = 16;
constexpr qsizetype version2Most = 16 * 1024; ///< addresses and extensions

qsizetype version2Size(const QByteArray &bytes)
{
    return version2Head + qFromBigEndian<quint16>(bytes.constData() + 14);
}

std::optional<quint16> readPort(QByteArrayView text)
{
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.isEmpty() || text.size() > 5 || (text.size() > 1 && text.front() == '0')
        || text.toInt() > 65'535)
        return {};
    return quint16(text.toInt());
}

std::optional<QHostAddress> readAddress(const QByteArray &text, bool v6)
{
    return text.contains(':') == v6 ? parseAddress(QString::fromLatin1(text)) : std::nullopt;
}

/// Whether the extensions of version 2 say that the client came by TLS: PP2_TYPE_SSL with
/// PP2_CLIENT_SSL.
bool saysTls(QByteArrayView extensions)
{
    constexpr qsizetype head = 3; ///< type and length
    constexpr char typeSsl = 0x20;
    constexpr uchar clientSsl = 0x01;
    while (extensions.size() >= head) {
        const qsizetype size = qFromBigEndian<quint16>(extensions.data() + 1);
        if (extensions.size() < head + size)
            return false;
        if (extensions[0] == typeSsl)
            return size > 0 && (uchar(extensions[head]) & clientSsl) != 0;
        extensions = extensions.sliced(head + size);
    }
    return false;
}

} // namespace

qsizetype ProxyHeader::wanted() const
{
    if (m_bytes.size() < signature.size())
        return signature.size() - m_bytes.size();
    if (!m_bytes.startsWith(signature))
        return 1; // version 1 ends with a line
    if (m_bytes.size() < version2Head)
        return version2Head - m_bytes.size();
    return version2Size(m_bytes) - m_bytes.size();
}

ProxyHeader::Step ProxyHeader::add(QByteArrayView bytes)
{
    m_bytes.append(bytes);
    if (m_bytes.size() < signature.size())
        return Step::NeedMore;
    if (m_bytes.startsWith(signature)) {
        if (m_bytes.size() < version2Head)
            return Step::NeedMore;
        if (version2Size(m_bytes) > version2Head + version2Most)
            return Step::Malformed;
        return m_bytes.size() < version2Size(m_bytes) ? Step::NeedMore : readVersion2();
    }
    if (!m_bytes.startsWith(version1) || m_bytes.size() > version1Most)
        return Step::Malformed;
    return m_bytes.endsWith('\n') ? readVersion1() : Step::NeedMore;
}

ProxyHeader::Step ProxyHeader::readVersion1()
{
    if (!m_bytes.endsWith("\r\n"))
        return Step::Malformed;
    const auto parts = m_bytes.chopped(2).split(' ');
    if (parts[1] == "UNKNOWN")
        return Step::Done;
    const bool v6 = parts[1] == "TCP6";
    if (parts.size() != 6 || !(v6 || parts[1] == "TCP4"))
        return Step::Malformed;
    const auto source = readAddress(parts[2], v6);
    const auto port = readPort(parts[4]);
    if (!source || !readAddress(parts[3], v6) || !port || !readPort(parts[5]))
        return Step::Malformed;
    m_source = Source{*source, *port, false};
    return Step::Done;
}

ProxyHeader::Step ProxyHeader::readVersion2()
{
    const auto versionAndCommand = uchar(m_bytes[12]);
    if (versionAndCommand == 0x20) // LOCAL
        return Step::Done;
    if (versionAndCommand != 0x21)
        return Step::Malformed;
    const auto family = uchar(m_bytes[13]);
    const auto *addresses = m_bytes.constData() + version2Head;
    const auto size = m_bytes.size() - version2Head;
    switch (family) {
    case 0x11: // TCP over IPv4
        if (size < 12)
            return Step::Malformed;
        m_source = Source{QHostAddress(qFromBigEndian<quint32>(addresses)),
                          qFromBigEndian<quint16>(addresses + 8),
                          saysTls(QByteArrayView(addresses, size).sliced(12))};
        return Step::Done;
    case 0x21: // TCP over IPv6
        if (size < 36)
            return Step::Malformed;
        m_source =
            Source{canonicalAddress(QHostAddress(reinterpret_cast<const quint8 *>(addresses))),
                   qFromBigEndian<quint16>(addresses + 32),
                   saysTls(QByteArrayView(addresses, size).sliced(36))};
        return Step::Done;
    case 0x00: // unknown
    case 0x31: // a socket file
        return Step::Done;
    default: return Step::Malformed;
    }
}

} // namespace Signalbox
