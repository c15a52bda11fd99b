// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/plaintext.h"

#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/// Characters that change the order in which others are shown, or hide.
bool isDeceptive(char16_t c)
{
    return c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

QString escape(char16_t c)
{
    return c < 0x100 ? u"\\x%1"_s.arg(uint(c), 2, 16, QLatin1Char('0'))
                     : u"\\u{%1}"_s.arg(uint(c), 4, 16, QLatin1Char('0'));
}

} // namespace

QString harmless(const QString &text, bool lines)
{
    QString result;
    for (const QChar c : text) {
        const bool kept = lines && (c == u'\n' || c == u'\t');
        const bool escaped = !kept && (isControl(c.unicode()) || isDeceptive(c.unicode()));
        result += escaped ? escape(c.unicode()) : QString(c);
    }
    return result;
}

QString harmless(const QByteArray &bytes, bool lines)
{
    const auto text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return harmless(text, lines);
    QString result;
    for (const char byte : bytes) {
        const auto c = char16_t(quint8(byte));
        const bool kept = (lines && (c == u'\n' || c == u'\t')) || (c >= 0x20 && c < 0x7f);
        result += kept ? QString(QChar(c)) : escape(c);
    }
    return result;
}

QString relativeTime(Timestamp time, Timestamp now)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - time).count();
    const auto distance = std::abs(seconds);
    if (distance >= 86'400)
        return toIso8601(time).first(16).replace(u'T', u' ') + u'Z';
    const auto amount = distance < 60 ? u"%1 s"_s.arg(distance)
        : distance < 3600             ? u"%1 min"_s.arg(distance / 60)
                                      : u"%1 h"_s.arg(distance / 3600);
    return seconds < 0 ? u"in "_s + amount : amount + u" ago"_s;
}

QString formatBytes(qint64 bytes)
{
    if (bytes < 1000)
        return u"%1 B"_s.arg(bytes);
    if (bytes < 1'000'000)
        return u"%1 kB"_s.arg(double(bytes) / 1e3, 0, 'f', 1);
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', 1);
}

QString formatMicroseconds(qint64 us)
{
    if (us < 0)
        return u"–"_s;
    return us < 1'000'000 ? u"%1 ms"_s.arg(double(us) / 1e3, 0, 'f', 1)
                          : u"%1 s"_s.arg(double(us) / 1e6, 0, 'f', 1);
}

QByteArray jsonLine(const QJsonObject &json)
{
    const auto text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        if (isControl(c.unicode()))
            line += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            line += c;
    }
    return line.toUtf8() + '\n';
}

} // namespace Signalbox
