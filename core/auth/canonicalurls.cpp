// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/canonicalurls.h"

#include <cctype>

namespace Signalbox {

using namespace Qt::StringLiterals;

QByteArrayList twilioUrls(const QByteArray &url)
{
    const auto scheme = url.indexOf("://");
    if (scheme < 0)
        return {url};
    const auto from = scheme + 3;
    auto end = from;
    while (end < url.size() && url[end] != '/' && url[end] != '?' && url[end] != '#')
        ++end;
    const auto authority = url.sliced(from, end - from);
    const auto host = authority.sliced(authority.lastIndexOf('@') + 1);
    const auto bracket = host.lastIndexOf(']');
    const auto colon = host.indexOf(':', bracket < 0 ? 0 : bracket);
    const auto bare = colon < 0 ? authority : authority.chopped(host.size() - colon);
    const auto port = url.startsWith("https") ? ":443"_ba : ":80"_ba;
    QByteArrayList urls{url};
    const auto add = [&](const QByteArray &spelling) {
        const auto whole = url.first(from) + spelling + url.sliced(end);
        if (!urls.contains(whole))
            urls.append(whole);
    };
    add(bare);
    if (colon < 0)
        add(bare + port);
    return urls;
}

QByteArray hubspotDecoded(const QByteArray &url)
{
    static constexpr QByteArrayView decodedOnes = ":/?@!$'()*,;";
    QByteArray out;
    out.reserve(url.size());
    for (qsizetype at = 0; at < url.size(); ++at) {
        if (url[at] == '%' && at + 2 < url.size() && std::isxdigit(uchar(url[at + 1]))
            && std::isxdigit(uchar(url[at + 2]))) {
            const auto c = char(url.sliced(at + 1, 2).toInt(nullptr, 16));
            if (c != 0 && decodedOnes.contains(c)) {
                out += c;
                at += 2;
                continue;
            }
        }
        out += url[at];
    }
    return out;
}

} // namespace Signalbox
