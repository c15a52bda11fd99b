// SPDX-License-Identifier: GPL-3.0-or-later
// What proxies say about whom they speak for: the PROXY protocol's header, X-Forwarded-For and
// Forwarded. Never a byte behind the header, never a client that no trusted proxy named.
#include "core/http/proxyheader.h"
#include "core/http/trustedproxies.h"

#include <QHostAddress>

#include <algorithm>
#include <cstdlib>

using namespace Signalbox;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

struct Read
{
    ProxyHeader::Step step = ProxyHeader::Step::NeedMore;
    qsizetype taken = 0;
    QHostAddress source;

    bool operator==(const Read &) const = default;
};

Read readHeader(QByteArrayView bytes, qsizetype most)
{
    ProxyHeader header;
    Read read;
    while (read.step == ProxyHeader::Step::NeedMore && read.taken < bytes.size()) {
        require(header.wanted() > 0);
        const auto size = std::min({header.wanted(), most, bytes.size() - read.taken});
        read.step = header.add(bytes.sliced(read.taken, size));
        read.taken += size;
    }
    if (header.source())
        read.source = header.source()->address;
    return read;
}

void checkHeader(QByteArrayView bytes)
{
    const auto whole = readHeader(bytes, bytes.size());
    const auto single = readHeader(bytes, 1);
    require(whole.step == single.step);
    if (whole.step == ProxyHeader::Step::Done) {
        require(whole == single);
        require(readHeader(bytes.first(whole.taken), 3) == whole);
    }
}

void checkClient(const QByteArray &value, bool forwarded)
{
    const auto trusted = AddressRange::parse(u"10.0.0.0/8");
    const TrustedProxies proxies{{*trusted},
                                 forwarded ? TrustedProxies::Way::Forwarded
                                           : TrustedProxies::Way::XForwardedFor};
    const HeaderBlock headers((forwarded ? "Forwarded: " : "X-Forwarded-For: ") + value + "\r\n");
    const QHostAddress proxy(0x0a000001U);
    const QHostAddress stranger(0xc0000201U);
    require(proxies.clientOf(stranger, headers) == stranger);
    const auto client = proxies.clientOf(proxy, headers);
    require(!client.isNull() && canonicalAddress(client) == client);
    require(!proxies.secureOf(stranger, headers));
    // What is written last by the trusted proxy stands, whatever was there before.
    const HeaderBlock longer(
        (forwarded ? "Forwarded: x, for=192.0.2.7" : "X-Forwarded-For: x, 192.0.2.7")
        + QByteArray("\r\n"));
    require(proxies.clientOf(proxy, longer) == QHostAddress(0xc0000207U));
    const HeaderBlock plain(
        (forwarded ? "Forwarded: " : "X-Forwarded-Proto: ") + value + "\r\n"
        + (forwarded ? "Forwarded: for=192.0.2.7;proto=https" : "X-Forwarded-Proto: https")
        + "\r\n");
    require(proxies.secureOf(proxy, plain) == true);
}

void checkRange(const QByteArray &text)
{
    const auto range = AddressRange::parse(QString::fromLatin1(text));
    if (range)
        require(*AddressRange::parse(range->toString()) == *range);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    switch (data[0] % 4) {
    case 0: checkHeader(bytes); break;
    case 1: checkClient(bytes.toByteArray(), false); break;
    case 2: checkClient(bytes.toByteArray(), true); break;
    default: checkRange(bytes.toByteArray()); break;
    }
    return 0;
}
