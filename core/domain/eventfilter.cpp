// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/query.h"

#include <QStringList>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Splits at blanks outside double quotes; the quotes themselves are dropped.
QStringList words(QStringView text)
{
    QStringList result;
    QString word;
    bool quoted = false;
    bool started = false;
    for (const QChar c : text) {
        if (c == u'"') {
            quoted = !quoted;
            started = true;
        } else if (c.isSpace() && !quoted) {
            if (started)
                result.append(word);
            word.clear();
            started = false;
        } else {
            word.append(c);
            started = true;
        }
    }
    if (started)
        result.append(word);
    return result;
}

std::optional<Timestamp> parseMoment(const QString &text, Timestamp now)
{
    if (text.size() >= 2) {
        bool ok = false;
        const auto count = QStringView(text).chopped(1).toLongLong(&ok);
        if (ok && count >= 0 && count < 1'000'000) {
            switch (text.back().unicode()) {
            case 's': return now - std::chrono::seconds(count);
            case 'm': return now - std::chrono::minutes(count);
            case 'h': return now - std::chrono::hours(count);
            case 'd': return now - std::chrono::days(count);
            default: break;
            }
        }
    }
    return fromIso8601(text);
}

Error invalid(const QString &word, const QString &expected)
{
    return {ErrorCode::Invalid, u"filter: '%1': %2"_s.arg(word, expected)};
}

} // namespace

Result<EventFilter> parseEventFilter(QStringView text, Timestamp now)
{
    EventFilter filter;
    QStringList rest;
    for (const auto &word : words(text)) {
        const auto colon = word.indexOf(u':');
        const auto name = colon > 0 ? word.first(colon) : QString();
        const auto value = colon > 0 ? word.sliced(colon + 1) : QString();
        if (name == "source"_L1) {
            filter.source = value;
        } else if (name == "type"_L1) {
            filter.type = value;
        } else if (name == "destination"_L1) {
            filter.destination = value;
        } else if (name == "key"_L1) {
            filter.key = value;
        } else if (name == "state"_L1) {
            filter.state = eventStateFromName(value);
            if (!filter.state) {
                return invalid(word,
                               u"expected one of new, held, unmatched, stopped, in_flight, "
                               "retrying, delivered, failed, cancelled"_s);
            }
        } else if (name == "since"_L1 || name == "until"_L1) {
            const auto moment = parseMoment(value, now);
            if (!moment)
                return invalid(word, u"expected a time such as 2026-11-24T09:00Z, 15m, 2h or 3d"_s);
            (name == "since"_L1 ? filter.since : filter.until) = moment;
        } else {
            rest.append(word);
        }
    }
    filter.text = rest.join(u' ');
    return filter;
}

} // namespace Signalbox
