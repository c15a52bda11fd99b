// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tracetreemodel.h"

#include "ui/models/feedroles.h"
#include "ui/widgets/format.h"
#include "ui/widgets/look.h"
#include "ui/widgets/tracewords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString jsonText(const QJsonValue &value)
{
    // A document holds no bare scalar, so it stands in a list whose brackets are cut.
    const auto text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2));
}

} // namespace

int TraceTreeModel::addLine(int parent, const Line &line)
{
    const int number = int(m_lines.size());
    m_lines.append(line);
    auto &siblings = parent < 0 ? m_roots : m_lines[parent].children;
    m_lines[number].parent = parent;
    m_lines[number].row = int(siblings.size());
    siblings.append(number);
    return number;
}

void TraceTreeModel::setTraces(const QList<Trace> &traces, const QStringList &removed)
{
    beginResetModel();
    m_lines.clear();
    m_roots.clear();
    for (const auto &workflow : removed)
        addLine(-1, {.what = workflow, .verdict = tr("trace kept no longer")});
    for (const auto &trace : traces) {
        const int root =
            addLine(-1, {.what = trace.workflow, .verdict = tr("revision %1").arg(trace.revision)});
        for (const auto &step : trace.steps) {
            const int line = addLine(root,
                                     {.what = step.node,
                                      .verdict = TraceWords::verdict(step),
                                      .took = formatDuration(Microseconds(step.microseconds)),
                                      .tip = TraceWords::sentence(step),
                                      .failed = step.failed});
            for (auto it = step.values.begin(); it != step.values.end(); ++it)
                addLine(line, {.what = it.key(), .verdict = jsonText(*it), .value = true});
            for (const auto &said : step.console)
                addLine(line, {.what = tr("console"), .verdict = said, .value = true});
            if (step.after.isUndefined())
                continue;
            addLine(line, {.what = tr("before"), .verdict = jsonText(step.before), .value = true});
            addLine(line, {.what = tr("after"), .verdict = jsonText(step.after), .value = true});
        }
    }
    endResetModel();
}

QModelIndex TraceTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto &siblings = parent.isValid() ? m_lines[int(parent.internalId())].children : m_roots;
    return createIndex(row, column, quintptr(siblings[row]));
}

QModelIndex TraceTreeModel::parent(const QModelIndex &index) const
{
    const int parent = index.isValid() ? m_lines[int(index.internalId())].parent : -1;
    return parent < 0 ? QModelIndex() : createIndex(m_lines[parent].row, 0, quintptr(parent));
}

int TraceTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return int(parent.isValid() ? m_lines[int(parent.internalId())].children.size()
                                : m_roots.size());
}

int TraceTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TraceTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &line = m_lines[int(index.internalId())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column == What ? line.what : column == Verdict ? line.verdict : line.took;
    case Qt::ToolTipRole: return line.tip.isEmpty() ? line.verdict : line.tip;
    case Qt::TextAlignmentRole:
        return int((column == Took ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case FeedRole::OutlinedLooks:
        if (column == Verdict && line.failed)
            return QVariant::fromValue(QList{Look{line.verdict, u"circle-x"_s, Tone::Bad}});
        return {};
    case FeedRole::Fixed: return line.value;
    case FeedRole::Muted: return (line.value && column == What) || line.parent < 0;
    default: return {};
    }
}

QVariant TraceTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Took ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("Node");
    case Verdict: return tr("Verdict");
    case Took: return tr("Took");
    default: return {};
    }
}

} // namespace Signalbox
