// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/redaction.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// Where the line that begins at \a from ends: before the next CR or LF.
qsizetype lineEnd(QByteArrayView raw, qsizetype from)
{
    while (from < raw.size() && raw[from] != '\r' && raw[from] != '\n')
        ++from;
    return from;
}

/// Past the value that ends in the line from \a from on: only LF ends a value for sure, and a line
/// that begins with a blank goes on with the value above it.
qsizetype valueEnd(QByteArrayView raw, qsizetype from)
{
    for (;;) {
        const auto feed = raw.indexOf('\n', from);
        if (feed < 0)
            return raw.size();
        const auto next = feed + 1;
        if (next >= raw.size() || (raw[next] != ' ' && raw[next] != '\t'))
            return feed;
        from = next;
    }
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

Redaction::Redaction(QByteArray key, QList<QByteArray> credentials)
    : m_key(std::move(key))
    , m_credentials(std::move(credentials))
{
    m_credentials << "authorization"_ba << "proxy-authorization"_ba << "cookie"_ba;
}

HeaderBlock Redaction::redact(const HeaderBlock &headers) const
{
    const QByteArrayView raw = headers.raw();
    QByteArray out;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < raw.size();) {
        const auto end = lineEnd(raw, at);
        const auto line = raw.sliced(at, end - at);
        const auto colon = line.indexOf(':');
        if (colon < 0 || !isCredential(line.first(colon).trimmed())) {
            at = end + 1;
            continue;
        }
        auto first = at + colon + 1;
        auto last = valueEnd(raw, end);
        at = last + 1;
        while (first < last && isBlank(raw[first]))
            ++first;
        while (last > first && isBlank(raw[last - 1]))
            --last;
        if (first == last)
            continue;
        out.append(raw.sliced(copied, first - copied));
        out.append(mark(raw.sliced(first, last - first)));
        copied = last;
    }
    if (copied == 0)
        return headers;
    out.append(raw.sliced(copied));
    return HeaderBlock(out);
}

QByteArray Redaction::mark(QByteArrayView value) const
{
    const auto digest = QMessageAuthenticationCode::hash(value, m_key, QCryptographicHash::Sha256);
    return "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"_ba + digest.first(8).toHex();
}

bool Redaction::isCredential(QByteArrayView name) const
{
    return std::ranges::any_of(m_credentials, [name](const QByteArray &credential) {
        return name.compare(credential, Qt::CaseInsensitive) == 0;
    });
}

} // namespace Signalbox
