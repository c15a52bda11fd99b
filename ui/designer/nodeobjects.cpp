// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/nodeobjects.h"

#include "ui/destinations/destinationediting.h"
#include "ui/sources/sourceediting.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/ownerwords.h"
#include "ui/widgets/whendone.h"

#include <QWidget>

#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;

NodeObjects::NodeObjects(Station &station, const ObjectHistories &histories, QWidget *window)
    : QObject(window)
    , m_station(station)
    , m_window(window)
    , m_sources(new ObjectEdits(station, ObjectKind::Source, window, histories.sources))
    , m_destinations(
          new ObjectEdits(station, ObjectKind::Destination, window, histories.destinations))
{
    for (auto *edits : {m_sources, m_destinations}) {
        connect(edits, &ObjectEdits::noticed, this, &NodeObjects::noticed);
        connect(edits, &ObjectEdits::changeNoticed, this, &NodeObjects::changeNoticed);
        connect(edits, &ObjectEdits::problemFound, this, &NodeObjects::problemFound);
        connect(edits, &ObjectEdits::saved, this, &NodeObjects::tell);
    }
}

void NodeObjects::edit(const Node &node, const QString &name)
{
    m_node = node.id;
    const bool isSource = std::holds_alternative<SourceNode>(node.body);
    if (isSource && name.isEmpty())
        makeSource(*m_sources, name, m_window);
    else if (isSource)
        whenDone(this, m_station.sources(),
                 [this, name](const Result<QList<SourceView>> &known) { editSource(name, known); });
    else if (name.isEmpty())
        makeDestination(*m_destinations, name, m_window);
    else
        whenDone(this, m_station.destinations(),
                 [this, name](const Result<QList<DestinationView>> &known) {
                     editDestination(name, known);
                 });
}

void NodeObjects::editSource(const QString &name, const Result<QList<SourceView>> &known)
{
    if (!known) {
        Q_EMIT problemFound(ErrorWords::sentence(known.error()));
        return;
    }
    for (const auto &view : *known) {
        if (view.source.config.name != name)
            continue;
        m_node.clear();
        if (isOurs(view.source.owner))
            Signalbox::editSource(*m_sources, view.source, m_window);
        return;
    }
    makeSource(*m_sources, name, m_window);
}

void NodeObjects::editDestination(const QString &name, const Result<QList<DestinationView>> &known)
{
    if (!known) {
        Q_EMIT problemFound(ErrorWords::sentence(known.error()));
        return;
    }
    for (const auto &view : *known) {
        if (view.destination.config.name != name)
            continue;
        m_node.clear();
        if (isOurs(view.destination.owner))
            Signalbox::editDestination(*m_destinations, view.destination, m_window);
        return;
    }
    makeDestination(*m_destinations, name, m_window);
}

bool NodeObjects::isOurs(const Owner &owner)
{
    const bool ours = !owner.startsWith("file:"_L1);
    if (!ours)
        Q_EMIT noticed(OwnerWords::sentence(owner));
    return ours;
}

void NodeObjects::noteSource(const SourceConfig &source, const QStringList &warnings)
{
    m_node.clear();
    noteSourceMade(*m_sources, source, warnings);
}

void NodeObjects::noteDestination(const DestinationConfig &destination, const QStringList &warnings)
{
    m_node.clear();
    noteDestinationMade(*m_destinations, destination, warnings);
}

void NodeObjects::tell(const QString &name)
{
    if (!m_node.isEmpty())
        Q_EMIT used(std::exchange(m_node, {}), name);
    Q_EMIT saved();
}

} // namespace Signalbox
