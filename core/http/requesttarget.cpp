// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/requesttarget.h"

#include <algorithm>

namespace Signalbox {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// unreserved / sub-delims of RFC 3986.
bool isNameByte(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c != '\0' && QByteArrayView("-._~!$&'()*+,;=").contains(c));
}

bool isTargetByte(char c)
{
    return c > 0x20 && c < 0x7f && c != '#';
}

bool isRegisteredName(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
                return false;
            i += 2;
        } else if (!isNameByte(text[i])) {
            return false;
        }
    }
    return true;
}

bool isIpv6Literal(QByteArrayView text)
{
    return text.size() >= 2 && text.contains(':')
        && std::ranges::all_of(text, [](char c) { return isHexDigit(c) || c == ':' || c == '.'; });
}

bool isPort(QByteArrayView text)
{
    return text.size() <= 5 && std::ranges::all_of(text, isDigit) && text.toInt() <= 65'535;
}

/// What stands behind http:// or https://, or nothing.
std::optional<QByteArrayView> afterScheme(QByteArrayView target)
{
    for (const QByteArrayView scheme : {"http://", "https://"}) {
        if (target.size() > scheme.size()
            && target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
            return target.sliced(scheme.size());
    }
    return {};
}

/// Of the authority that \a rest of a URL begins with.
qsizetype authoritySize(QByteArrayView rest)
{
    return std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; }) - rest.begin();
}

} // namespace

bool isHostAndPort(QByteArrayView text)
{
    if (text.startsWith('[')) {
        const auto end = text.indexOf(']');
        if (end < 0 || !isIpv6Literal(text.sliced(1, end - 1)))
            return false;
        const auto rest = text.sliced(end + 1);
        return rest.isEmpty() || (rest.front() == ':' && isPort(rest.sliced(1)));
    }
    const auto colon = text.indexOf(':');
    if (colon < 0)
        return isRegisteredName(text);
    return isRegisteredName(text.first(colon)) && isPort(text.sliced(colon + 1));
}

bool isRequestTarget(QByteArrayView method, QByteArrayView target)
{
    if (target.isEmpty() || !std::ranges::all_of(target, isTargetByte))
        return false;
    if (target.front() == '/')
        return true;
    if (target == "*")
        return method == "OPTIONS";
    const auto rest = afterScheme(target);
    if (!rest)
        return false;
    const auto authority = rest->first(authoritySize(*rest));
    return !authority.isEmpty() && authority.front() != ':' && isHostAndPort(authority);
}

std::optional<AbsoluteTarget> readAbsoluteTarget(QByteArrayView target)
{
    const auto rest = afterScheme(target);
    if (!rest)
        return {};
    const auto size = authoritySize(*rest);
    auto path = rest->sliced(size).toByteArray();
    if (!path.startsWith('/'))
        path.prepend('/');
    return AbsoluteTarget{rest->first(size), path};
}

} // namespace Signalbox
