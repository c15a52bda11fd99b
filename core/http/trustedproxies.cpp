// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/trustedproxies.h"

#include <QHostAddress>

namespace Signalbox {

namespace {

constexpr qsizetype longestChain = 32;

/// 192.0.2.1, 192.0.2.1:80, 2001:db8::1, [2001:db8::1] or [2001:db8::1]:80.
std::optional<QHostAddress> readNode(QByteArrayView text)
{
    if (text.startsWith('[')) {
        const auto end = text.indexOf(']');
        if (end < 0 || (end + 1 < text.size() && text[end + 1] != ':'))
            return {};
        text = text.sliced(1, end - 1);
    } else if (text.count(':') == 1) {
        text = text.first(text.indexOf(':'));
    }
    return parseAddress(QString::fromLatin1(text));
}

/// Cuts \a text at each \a separator that stands outside of quotes.
QList<QByteArrayView> split(QByteArrayView text, char separator)
{
    QList<QByteArrayView> parts;
    bool quoted = false;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == separator && !quoted) {
            parts.append(text.sliced(start, i - start).trimmed());
            start = i + 1;
        }
    }
    parts.append(text.sliced(std::min(start, text.size())).trimmed());
    return parts;
}

/// The value of "for" in one element of Forwarded, without its quotes.
QByteArrayView forOf(QByteArrayView element)
{
    QByteArrayView found;
    const auto pairs = split(element, ';');
    for (const auto pair : pairs) {
        if (pair.size() < 4 || pair.first(4).compare("for=", Qt::CaseInsensitive) != 0)
            continue;
        if (!found.isEmpty())
            return {}; // twice: nobody's word
        found = pair.sliced(4);
    }
    if (found.size() >= 2 && found.startsWith('"') && found.endsWith('"'))
        found = found.sliced(1, found.size() - 2);
    return found;
}

/// The nodes that the fields of \a name list, first to last.
QList<QByteArrayView> nodesIn(const HeaderBlock &headers, QByteArrayView name, bool forwarded)
{
    QList<QByteArrayView> nodes;
    const auto fields = headers.fields();
    for (const auto &field : fields) {
        if (field.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        const auto elements = split(field.value, ',');
        for (const auto element : elements)
            nodes.append(forwarded ? forOf(element) : element);
    }
    return nodes;
}

} // namespace

QHostAddress TrustedProxies::clientOf(const QHostAddress &peer, const HeaderBlock &headers) const
{
    if (way == Way::ProxyProtocol || !contains(peer))
        return peer;
    const bool forwarded = way == Way::Forwarded;
    const auto nodes = nodesIn(headers, forwarded ? "forwarded" : "x-forwarded-for", forwarded);
    auto client = peer;
    for (qsizetype i = nodes.size() - 1, most = longestChain; i >= 0 && most > 0; --i, --most) {
        const auto node = readNode(nodes[i]);
        if (!node)
            break;
        client = *node;
        if (!contains(client))
            break;
    }
    return client;
}

} // namespace Signalbox
