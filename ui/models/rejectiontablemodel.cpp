// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rejectiontablemodel.h"

#include "ui/models/feedroles.h"
#include "ui/widgets/format.h"
#include "ui/widgets/rejectionwords.h"
#include "ui/widgets/whendone.h"

namespace Signalbox {

RejectionTableModel::RejectionTableModel(Station &station, const TimeFormat &times, QObject *parent)
    : PagedFeed(parent)
    , m_station(station)
    , m_times(times)
{
}

void RejectionTableModel::setFilter(const QString &source, std::optional<RejectionCause> cause)
{
    m_source = source;
    m_cause = cause;
    reload();
}

int RejectionTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RejectionTableModel::text(const Rejection &rejection, int column) const
{
    switch (column) {
    case Time: return m_times.relative(rejection.request.receivedAt);
    case Cause: return RejectionWords::look(rejection).word;
    case Source: return rejection.source;
    case Evidence: {
        const auto evidence = RejectionWords::evidence(rejection.evidence);
        return evidence.isEmpty() ? RejectionWords::sentence(rejection) : evidence;
    }
    case Answer: return QString::number(rejection.status);
    case Peer: return rejection.request.peer;
    case Size: return formatCount(rejection.bodySize);
    default: return {};
    }
}

QVariant RejectionTableModel::data(const QModelIndex &index, int role) const
{
    const auto *rejection = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!rejection)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return text(*rejection, column);
    case Qt::ToolTipRole:
        if (column == Time)
            return m_times.exact(rejection->request.receivedAt);
        return column == Cause ? RejectionWords::sentence(*rejection) : text(*rejection, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((column == Answer || column == Size ? Qt::AlignRight : Qt::AlignLeft)
                          | Qt::AlignVCenter));
    case FeedRole::Looks:
        return column == Cause ? QVariant::fromValue(QList{RejectionWords::look(*rejection)})
                               : QVariant();
    case FeedRole::Muted: return column == Time || column == Peer;
    case FeedRole::FreshSince: return freshSince(*rejection);
    case FeedRole::Raw: return rejection->id.toString();
    default: return {};
    }
}

QVariant RejectionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Answer || section == Size ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Cause: return tr("Cause");
    case Source: return tr("Source");
    case Evidence: return tr("Evidence");
    case Answer: return tr("Answer");
    case Peer: return tr("From");
    case Size: return tr("Bytes");
    default: return {};
    }
}

void RejectionTableModel::ask(std::optional<qint64> before, int limit,
                              const PagedFeed::Answer &answer)
{
    whenDone(this, m_station.rejections({m_source, m_cause, before, limit}),
             [answer](Result<RejectionPage> page) {
                 if (page)
                     answer(FeedPage<Rejection>{page->rejections, page->next});
                 else
                     answer(page.error());
             });
}

} // namespace Signalbox
