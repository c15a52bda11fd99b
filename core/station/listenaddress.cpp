// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/listenaddress.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

std::optional<quint16> parsePort(QStringView text)
{
    const bool digits = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const auto port = text.toUShort(&ok);
    if (!ok || !digits)
        return {};
    return port;
}

} // namespace

Result<ListenAddress> parseListenAddress(QStringView text)
{
    const Error invalid{ErrorCode::Invalid,
                        u"expected ADDRESS:PORT such as 127.0.0.1:8080 or [::1]:8080"_s};
    const auto colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return invalid;
    const auto port = parsePort(text.sliced(colon + 1));
    auto host = text.first(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.sliced(1).chopped(1);
    if (!port || host.contains(u':') != bracketed)
        return invalid;
    if (host == "localhost"_L1)
        return ListenAddress{QHostAddress(QHostAddress::LocalHost), *port};
    const bool dotted = host.count(u'.') == 3; // QHostAddress reads 127.1 and 2130706433 too
    QHostAddress address;
    if (!(bracketed || dotted) || !address.setAddress(host.toString()))
        return invalid;
    return ListenAddress{address, *port};
}

QString formatListenAddress(const ListenAddress &address)
{
    const bool v6 = address.address.protocol() == QAbstractSocket::IPv6Protocol;
    return (v6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.address.toString()).arg(address.port);
}

} // namespace Signalbox
