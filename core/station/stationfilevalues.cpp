// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilevalues.h"

#include "core/domain/fileduration.h"
#include "core/domain/unitnumber.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Signalbox::StationFileValues {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array sizeUnits{
    NumberUnit{"GiB"_L1, 1024LL * 1024 * 1024},
    NumberUnit{"GB"_L1, 1'000'000'000},
    NumberUnit{"MiB"_L1, 1024LL * 1024},
    NumberUnit{"MB"_L1, 1'000'000},
    NumberUnit{"KiB"_L1, 1024},
    NumberUnit{"kB"_L1, 1'000},
    NumberUnit{"B"_L1, 1},
    NumberUnit{""_L1, 1},
};

bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool consistsOf(QStringView text, QStringView further)
{
    return text.size() >= 1 && text.size() <= 64 && std::ranges::all_of(text, [&](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_'
                   || further.contains(c);
           });
}

QString escaped(QChar c)
{
    return u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
}

} // namespace

std::optional<Microseconds> parseDuration(QStringView text)
{
    return parseFileDuration(text);
}

QString formatDuration(Microseconds duration)
{
    return formatFileDuration(duration);
}

std::optional<qint64> parseSize(QStringView text)
{
    return parseWithUnit(text, sizeUnits);
}

QString formatSize(qint64 bytes)
{
    return formatWithUnit(bytes, sizeUnits, "0"_L1);
}

std::optional<double> parsePercent(QStringView text)
{
    if (!text.endsWith(u'%'))
        return {};
    const auto number = parseNumber(text.chopped(1));
    if (!number)
        return {};
    return *number / 100;
}

QString formatPercent(double share)
{
    return QString::number(share * 100, 'g', 15) + u'%';
}

std::optional<double> parseNumber(QStringView text)
{
    const auto dot = text.indexOf(u'.');
    const bool plain =
        dot < 0 ? isDigits(text) : isDigits(text.first(dot)) && isDigits(text.sliced(dot + 1));
    bool ok = false;
    const auto number = text.toDouble(&ok);
    if (!plain || !ok)
        return {};
    return number;
}

std::optional<int> parseCount(QStringView text)
{
    bool ok = false;
    const int count = text.toInt(&ok);
    if (!isDigits(text) || !ok)
        return {};
    return count;
}

bool isName(QStringView text)
{
    return consistsOf(text, {});
}

bool isNodeId(QStringView text)
{
    return consistsOf(text, u"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

std::optional<SecretReference> parseSecretReference(QStringView text)
{
    static const QRegularExpression environment(uR"(\A\$\{[A-Za-z_][A-Za-z0-9_]{0,127}\}\z)"_s);
    if (environment.matchView(text).hasMatch())
        return SecretReference{text.toString()};
    if (text.startsWith("file:/"_L1) && text.size() > 6 && !text.endsWith(u'/'))
        return SecretReference{text.toString()};
    return {};
}

SecretReference storedSecret(QStringView name)
{
    return {u"{stored: %1}"_s.arg(name)};
}

std::optional<QString> storedSecretName(const SecretReference &reference)
{
    const auto &text = reference.text;
    if (!text.startsWith("{stored: "_L1) || !text.endsWith(u'}'))
        return {};
    return text.sliced(9).chopped(1);
}

bool isFileName(QStringView text)
{
    static const QRegularExpression name(
        u"\\A[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\z"_s);
    return name.matchView(text).hasMatch();
}

QString quotedScalar(QStringView text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        const bool special = c < u' ' || (c >= QChar(0x7f) && c < QChar(0xa0)) || c == QChar(0x2028)
            || c == QChar(0x2029) || c == QChar(0xfeff);
        if (c == u'"' || c == u'\\')
            result += u'\\';
        result += special ? escaped(c) : QString(c);
    }
    return result + u'"';
}

QString linesScalar(const QString &text, int indent)
{
    constexpr int deeper = 2;
    const auto isPlain = [](QChar c) {
        return (c >= u' ' && c < QChar(0x7f)) || c == u'\n' || c == u'\t'
            || (c >= QChar(0xa0) && c < QChar(0xd800) && c != QChar(0x2028) && c != QChar(0x2029));
    };
    auto lines = text.split(u'\n');
    const bool ends = lines.last().isEmpty();
    if (ends)
        lines.removeLast();
    if (lines.size() < 2 || lines.last().trimmed().isEmpty() || !std::ranges::all_of(text, isPlain))
        return quotedScalar(text);
    QString result = u"|%1%2"_s.arg(deeper).arg(ends ? QString() : u"-"_s);
    for (const auto &line : std::as_const(lines))
        result += u'\n' + (line.isEmpty() ? QString() : QString(indent + deeper, u' ') + line);
    return result;
}

} // namespace Signalbox::StationFileValues
