// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/eventtablemodel.h"

#include "ui/models/feedroles.h"
#include "ui/widgets/format.h"
#include "ui/widgets/outagewords.h"
#include "ui/widgets/statewords.h"
#include "ui/widgets/whendone.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What needs a person first, since only the first may have room.
QList<Look> routeLooks(const QList<RouteChip> &route)
{
    QList<Look> looks;
    for (const auto &chip : route) {
        auto look = StateWords::look(chip.status);
        look.word = chip.destination;
        looks.append(look);
    }
    const auto urgency = [](const Look &look) {
        constexpr Tone order[] = {Tone::Bad, Tone::Warn, Tone::Accent, Tone::Quiet, Tone::Good};
        return std::ranges::find(order, look.tone) - std::begin(order);
    };
    std::ranges::stable_sort(looks, {}, urgency);
    return looks;
}

QString routeWords(const QList<RouteChip> &route)
{
    QStringList words;
    for (const auto &chip : route)
        words.append(u"%1: %2"_s.arg(chip.destination, StateWords::look(chip.status).word));
    return words.join(u'\n');
}

} // namespace

EventTableModel::EventTableModel(Station &station, const TimeFormat &times, QObject *parent)
    : PagedFeed(parent)
    , m_station(station)
    , m_times(times)
{
}

void EventTableModel::setFilter(const EventFilter &filter)
{
    m_filter = filter;
    reload();
}

void EventTableModel::setOutages(const QList<Outage> &outages)
{
    if (m_outages == outages)
        return;
    m_outages = outages;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                           {FeedRole::Notice});
}

QString EventTableModel::notice(int row) const
{
    if (m_outages.isEmpty())
        return {};
    const auto *newer = rowAt(row - 1);
    const auto endedAfter = [](const EventSummary *event) {
        return [event](const Outage &outage) {
            return event && outage.until > event->receivedAt;
        };
    };
    const auto first = std::ranges::partition_point(m_outages, endedAfter(newer));
    const auto last = std::partition_point(first, m_outages.end(), endedAfter(rowAt(row)));
    return OutageWords::sentence({first, last}, m_times);
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventTableModel::text(const EventSummary &event, int column) const
{
    switch (column) {
    case Time: return m_times.relative(event.receivedAt);
    case State: return StateWords::look(event.state).word;
    case Source: return event.source;
    case Type: return event.type;
    case Key: return QString::fromUtf8(event.key);
    case Route: return routeWords(event.route);
    case Latency:
        return event.finishedAt ? formatDuration(*event.finishedAt - event.receivedAt) : QString();
    case Size: return formatCount(event.bodySize);
    default: return {};
    }
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    const auto *event = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!event)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return text(*event, column);
    case Qt::ToolTipRole:
        if (column == Time)
            return m_times.exact(event->receivedAt);
        if (column == State && event->duplicates > 0)
            return u"%1\n%2"_s.arg(
                StateWords::sentence(event->state),
                tr("Came again %n time(s) with the same bytes.", nullptr, event->duplicates));
        return column == State ? StateWords::sentence(event->state) : text(*event, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((column == Latency || column == Size ? Qt::AlignRight : Qt::AlignLeft)
                          | Qt::AlignVCenter));
    case FeedRole::Looks:
        return column == State ? QVariant::fromValue(QList{StateWords::look(event->state)})
                               : QVariant();
    case FeedRole::OutlinedLooks:
        return column == Route ? QVariant::fromValue(routeLooks(event->route)) : QVariant();
    case FeedRole::Notice:
    case Qt::AccessibleDescriptionRole: return notice(index.row());
    case FeedRole::Fixed: return column == Key;
    case FeedRole::Muted: return column == Time || column == Key;
    case FeedRole::FreshSince: return freshSince(*event);
    case FeedRole::Raw: return event->id.toString();
    default: return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Latency || section == Size ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case State: return tr("State");
    case Source: return tr("Source");
    case Type: return tr("Type");
    case Key: return tr("Key");
    case Route: return tr("Route");
    case Latency: return tr("Latency");
    case Size: return tr("Bytes");
    default: return {};
    }
}

void EventTableModel::ask(std::optional<qint64> before, int limit, const Answer &answer)
{
    whenDone(this, m_station.events({m_filter, before, limit}), [answer](Result<EventPage> page) {
        if (page)
            answer(FeedPage<EventSummary>{page->events, page->next});
        else
            answer(page.error());
    });
}

} // namespace Signalbox
