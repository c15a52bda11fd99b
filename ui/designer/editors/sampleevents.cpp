// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/sampleevents.h"

#include "ui/widgets/whendone.h"

#include <algorithm>
#include <memory>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostSources = 8; ///< that are asked for
}

SampleEvents::SampleEvents(Station &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
    connect(&station, &Station::changed, this, [this] {
        if (m_events.isEmpty())
            refresh(); // the first may have come
    });
}

void SampleEvents::setWorkflow(const QString &workflow, const QStringList &sources)
{
    if (m_workflow == workflow && m_sources == sources)
        return;
    if (m_workflow != workflow)
        m_older.reset();
    m_workflow = workflow;
    m_sources = sources;
    m_recent.clear();
    update();
    refresh();
}

void SampleEvents::refresh()
{
    const auto question = ++m_asked;
    struct Gathering
    {
        qsizetype open;
        QList<EventSummary> events;
    };
    const auto asked = m_sources.first(std::min(mostSources, m_sources.size()));
    const auto gathering = std::make_shared<Gathering>(Gathering{asked.size(), {}});
    for (const auto &source : asked) {
        EventQuery query;
        query.filter.source = source;
        query.limit = mostRecent;
        whenDone(this, m_station.events(query),
                 [this, question, gathering](const Result<EventPage> &page) {
                     if (page)
                         gathering->events += page->events;
                     if (--gathering->open == 0 && question == m_asked)
                         take(gathering->events);
                 });
    }
}

void SampleEvents::take(const QList<EventSummary> &recent)
{
    m_recent = recent;
    std::ranges::sort(m_recent, std::ranges::greater(), &EventSummary::seq);
    m_recent.resize(std::min<qsizetype>(m_recent.size(), mostRecent));
    update();
    const auto chosen = m_chosen.constFind(m_workflow);
    if (chosen != m_chosen.cend() && m_current != *chosen)
        askChosen(*chosen);
}

void SampleEvents::askChosen(const EventId &id)
{
    whenDone(this, m_station.event(id),
             [this, id, workflow = m_workflow](const Result<EventDetail> &detail) {
                 if (m_chosen.value(workflow) != id)
                     return; // another was chosen meanwhile
                 if (!detail && detail.error().code == ErrorCode::NotFound)
                     m_chosen.remove(workflow); // retention took it
                 else if (detail && workflow == m_workflow)
                     m_older = detail->summary;
                 update();
             });
}

void SampleEvents::choose(const EventSummary &event)
{
    m_chosen.insert(m_workflow, event.id);
    m_older = event;
    update();
}

void SampleEvents::forgetCurrent()
{
    if (!m_current)
        return;
    if (m_chosen.value(m_workflow) == *m_current)
        m_chosen.remove(m_workflow);
    m_older.reset();
    m_recent.removeIf([this](const EventSummary &event) { return event.id == *m_current; });
    update();
}

void SampleEvents::update()
{
    auto events = m_recent;
    const auto chosen = m_chosen.value(m_workflow);
    const auto isChosen = [&](const EventSummary &event) { return event.id == chosen; };
    bool known = std::ranges::any_of(events, isChosen);
    if (!known && m_older && isChosen(*m_older)) {
        events.prepend(*m_older);
        known = true;
    }
    std::optional<EventId> current;
    if (known)
        current = chosen;
    else if (!events.isEmpty())
        current = events.first().id;
    if (events != m_events) {
        m_events = events;
        Q_EMIT eventsChanged();
    }
    if (current != m_current) {
        m_current = current;
        Q_EMIT currentChanged();
    }
}

QJsonObject SampleEvents::toJson() const
{
    QJsonObject json;
    for (const auto &[workflow, id] : m_chosen.asKeyValueRange())
        json.insert(workflow, id.toString());
    return json;
}

void SampleEvents::restore(const QJsonObject &json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (const auto id = EventId::parse(it->toString()))
            m_chosen.insert(it.key(), *id);
    }
    refresh();
}

} // namespace Signalbox
