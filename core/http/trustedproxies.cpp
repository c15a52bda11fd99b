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

/// The value of \a key in one element of Forwarded, without its quotes.
QByteArrayView valueIn(QByteArrayView element, QByteArrayView key)
{
    QByteArrayView found;
    const auto pairs = split(element, ';');
    for (const auto pair : pairs) {
        const auto equals = pair.indexOf('=');
        if (equals < 0 || pair.first(equals).compare(key, Qt::CaseInsensitive) != 0)
            continue;
        if (!found.isEmpty())
            return {}; // twice: nobody's word
        found = pair.sliced(equals + 1);
    }
    if (found.size() >= 2 && found.startsWith('"') && found.endsWith('"'))
        found = found.sliced(1, found.size() - 2);
    return found;
}

/// The elements of all fields of \a name, first to last.
QList<QByteArrayView> elementsIn(const HeaderBlock &headers, QByteArrayView name)
{
    QList<QByteArrayView> elements;
    const auto fields = headers.fields();
    for (const auto &field : fields) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            elements += split(field.value, ',');
    }
    return elements;
}

/// What a chain of proxies says.
struct Chain
{
    QList<QByteArrayView> elements; ///< of Forwarded or X-Forwarded-For
    QHostAddress client;
    qsizetype behind = 0; ///< how many elements stand behind the one that named the client
};

Chain readChain(const TrustedProxies &proxies, const QHostAddress &peer, const HeaderBlock &headers)
{
    const bool forwarded = proxies.way == TrustedProxies::Way::Forwarded;
    Chain chain{elementsIn(headers, forwarded ? "forwarded" : "x-forwarded-for"), peer, 0};
    for (qsizetype back = 0; back < std::min(chain.elements.size(), longestChain); ++back) {
        const auto element = chain.elements[chain.elements.size() - 1 - back];
        const auto node = readNode(forwarded ? valueIn(element, "for") : element);
        if (!node)
            break;
        chain.client = *node;
        chain.behind = back;
        if (!proxies.contains(chain.client))
            break;
    }
    return chain;
}

std::optional<bool> isTls(QByteArrayView scheme)
{
    if (scheme.compare("https", Qt::CaseInsensitive) == 0)
        return true;
    if (scheme.compare("http", Qt::CaseInsensitive) == 0)
        return false;
    return {};
}

} // namespace

QHostAddress TrustedProxies::clientOf(const QHostAddress &peer, const HeaderBlock &headers) const
{
    if (way == Way::ProxyProtocol || !contains(peer))
        return peer;
    return readChain(*this, peer, headers).client;
}

std::optional<bool> TrustedProxies::secureOf(const QHostAddress &peer,
                                             const HeaderBlock &headers) const
{
    if (way == Way::ProxyProtocol || !contains(peer))
        return {};
    const auto chain = readChain(*this, peer, headers);
    if (way == Way::Forwarded) {
        if (chain.elements.isEmpty())
            return {};
        return isTls(valueIn(chain.elements[chain.elements.size() - 1 - chain.behind], "proto"));
    }
    // Proxies that add to the list keep it as long as that of addresses; others keep one word.
    const auto schemes = elementsIn(headers, "x-forwarded-proto");
    if (schemes.isEmpty())
        return {};
    return isTls(schemes[std::max<qsizetype>(schemes.size() - 1 - chain.behind, 0)]);
}

} // namespace Signalbox
