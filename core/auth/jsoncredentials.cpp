// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/jsoncredentials.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Signalbox {
namespace {

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

qsizetype pastBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isJsonBlank(text[at]))
        ++at;
    return at;
}

constexpr qsizetype longestName = 512; ///< bytes, with its escapes

/// Where the string whose first character is at \a at ends: at its closing quote, or at \a end.
qsizetype stringEnd(QByteArrayView text, qsizetype at, qsizetype end)
{
    while (at < end && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
    return std::min(at, end);
}

/// A name as it is meant: "tok\u0065n" is token.
QByteArray unescaped(QByteArrayView name)
{
    if (!name.contains('\\'))
        return name.toByteArray();
    const auto list = QJsonDocument::fromJson("[\"" + name.toByteArray() + "\"]").array();
    return list.first().toString().toUtf8();
}

/// Where the text or number at \a at begins and ends, without quotes.
struct Value
{
    qsizetype first = 0;
    qsizetype end = 0;
    bool quoted = false;
};

Value valueAt(QByteArrayView text, qsizetype at)
{
    if (at < text.size() && text[at] == '"')
        return {at + 1, stringEnd(text, at + 1, text.size()), true};
    auto end = at;
    while (
        end < text.size()
        && ((text[end] >= '0' && text[end] <= '9') || QByteArrayView("+-.eE").contains(text[end])))
        ++end;
    return {at, end, false};
}

} // namespace

QByteArray replaceMembers(const QByteArray &text, const QList<QByteArray> &names,
                          const std::function<QByteArray(QByteArrayView)> &mark)
{
    const QByteArrayView view = text;
    QByteArray out;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < view.size(); ++at) {
        if (view[at] != '"')
            continue;
        // Every quote may begin a name: where the JSON is broken, counting them would go wrong.
        const auto end = stringEnd(view, at + 1, std::min(view.size(), at + 1 + longestName));
        const auto colon = pastBlanks(view, end + 1);
        if (colon >= view.size() || view[end] != '"' || view[colon] != ':'
            || !names.contains(unescaped(view.sliced(at + 1, end - at - 1))))
            continue;
        const auto value = valueAt(view, pastBlanks(view, colon + 1));
        at = std::max(value.end, colon);
        if (value.first >= value.end)
            continue;
        out += view.sliced(copied, value.first - copied);
        const auto marked = mark(view.sliced(value.first, value.end - value.first));
        out += value.quoted ? marked : '"' + marked + '"';
        copied = value.end;
    }
    return copied == 0 ? text : out + view.sliced(copied).toByteArray();
}

} // namespace Signalbox
