// SPDX-License-Identifier: GPL-3.0-or-later
#include "routingfixture.h"

#include "core/support/bytes.h"

#include <algorithm>
#include <future>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

/// A test cannot go on without what \a result should hold.
template <typename T>
T need(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    return std::move(*result);
}

} // namespace

void VerdictLog::routed(const QString &workflow, EventState state, Timestamp, Microseconds)
{
    const std::lock_guard lock(m_mutex);
    m_verdicts.append(workflow + u' ' + eventStateName(state));
}

void VerdictLog::walked(const Trace &trace, Timestamp)
{
    const std::lock_guard lock(m_mutex);
    m_walks.append(trace);
}

QList<Trace> VerdictLog::walks() const
{
    const std::lock_guard lock(m_mutex);
    return m_walks;
}

QStringList VerdictLog::verdicts() const
{
    const std::lock_guard lock(m_mutex);
    return m_verdicts;
}

void LateListener::setListener(CommitListener *listener)
{
    const std::lock_guard lock(m_mutex);
    m_listener = listener;
}

void LateListener::committed(const CommitReport &report)
{
    const std::lock_guard lock(m_mutex);
    if (m_listener)
        m_listener->committed(report);
}

RoutingFixture::RoutingFixture()
{
    open();
}

RoutingFixture::~RoutingFixture()
{
    close();
}

void RoutingFixture::open()
{
    m_store = std::make_unique<FlakyStore>(
        need(openStore(u"sqlite://"_s + m_folder.filePath(u"routing.db"_s))));
    m_writer = need(Writer::start(*m_store));
    m_writer->addListener(&m_commits);
    m_reader = need(m_store->readSession());
}

void RoutingFixture::close()
{
    if (m_router)
        m_router->stop();
    m_writer.reset();
    m_commits.setListener(nullptr);
    m_router.reset();
    m_reader.reset();
    m_store.reset();
}

void RoutingFixture::restart()
{
    close();
    open();
}

Router &RoutingFixture::start(std::shared_ptr<const RoutingTable> workflows,
                              const RouterOptions &options)
{
    m_workflows = workflows;
    m_router = std::make_unique<Router>(*m_store, *m_writer, m_clock, &m_observer, options);
    m_commits.setListener(m_router.get());
    if (workflows)
        m_router->setWorkflows(std::move(workflows));
    if (const auto started = m_router->start(); !started)
        qFatal("%s", qUtf8Printable(started.error().detail));
    return *m_router;
}

void RoutingFixture::turn(Microseconds forward)
{
    m_clock.turn(forward);
    publish(m_workflows);
}

void RoutingFixture::publish(std::shared_ptr<const RoutingTable> workflows)
{
    m_workflows = std::move(workflows);
    if (m_router)
        m_router->setWorkflows(m_workflows);
}

void RoutingFixture::write(std::function<void(WriteSession &)> change)
{
    std::promise<bool> committed;
    m_writer->submitAlways({std::move(change),
                            [&](const Result<void> &result) { committed.set_value(result.ok()); },
                            0});
    if (!committed.get_future().get())
        qFatal("the change was not stored");
}

void RoutingFixture::put(const Configured<WorkflowConfig> &workflow)
{
    write([&](WriteSession &session) {
        if (const auto done = session.putWorkflow(workflow); !done)
            qFatal("%s", qUtf8Printable(done.error().detail));
    });
}

void RoutingFixture::put(const DestinationConfig &destination)
{
    write([&](WriteSession &session) {
        const auto done = session.putDestination({destination, u"gui"_s, true, 1, now()});
        if (!done)
            qFatal("%s", qUtf8Printable(done.error().detail));
    });
}

std::shared_ptr<const RoutingTable> RoutingFixture::stored()
{
    const auto configuration = need(m_reader->configuration());
    return makeRoutingTable(configuration.workflows, configuration.leaving);
}

RemovalReport RoutingFixture::removeUnseen(std::optional<HeldChoice> held)
{
    RemovalReport report;
    write([&](WriteSession &session) { report = need(session.removeWorkflow({u"w"_s, held})); });
    return report;
}

RemovalReport RoutingFixture::remove(std::optional<HeldChoice> held)
{
    const auto report = removeUnseen(held);
    publish(stored());
    return report;
}

QList<EventId> RoutingFixture::ingest(const QString &source, int count, const QByteArray &body)
{
    return ingest(source, QByteArrayList(count, body));
}

QList<EventId> RoutingFixture::ingest(const QString &source, const QByteArrayList &bodies)
{
    QList<Event> events;
    for (const QByteArray &body : bodies) {
        Event event;
        event.source = source;
        event.request.body = body;
        events.append(event);
    }
    return ingest(events);
}

QList<EventId> RoutingFixture::ingest(QList<Event> events)
{
    QList<NewEvent> added;
    QList<EventId> ids;
    for (Event &event : events) {
        event.id = EventId::make(m_clock.now());
        event.key = QByteArray::number(++m_keys);
        event.request.method = "POST"_ba;
        event.request.target = "/in/" + event.source.toUtf8();
        event.request.receivedAt = m_clock.now();
        ids.append(event.id);
        added.append(
            {event, digest16({event.source.toUtf8(), event.key}), digest16({event.request.body})});
    }
    std::promise<bool> committed;
    m_writer->submitAlways({[&](WriteSession &session) {
                                for (const NewEvent &event : added)
                                    need(session.ingest(event));
                            },
                            [&](const Result<void> &result) { committed.set_value(result.ok()); },
                            0});
    if (!committed.get_future().get())
        qFatal("ingest failed");
    return ids;
}

EventState RoutingFixture::state(const EventId &id)
{
    return need(m_reader->event(id)).summary.state;
}

QHash<EventId, int> RoutingFixture::deliveriesByEvent()
{
    QHash<EventId, int> counts;
    DeliveryQuery query;
    query.limit = 1000;
    for (;;) {
        const auto page = need(m_reader->deliveries(query));
        for (const Delivery &delivery : page.deliveries)
            ++counts[delivery.event];
        if (!page.next)
            return counts;
        query.before = page.next;
    }
}

QList<Delivery> allDeliveries(ReadSession &reader)
{
    QList<Delivery> all;
    DeliveryQuery query;
    query.limit = 1000;
    for (;;) {
        const auto page = reader.deliveries(query);
        if (!page)
            qFatal("%s", qUtf8Printable(page.error().detail));
        all += page->deliveries;
        if (!page->next)
            break;
        query.before = page->next;
    }
    std::ranges::reverse(all);
    return all;
}

Configured<WorkflowConfig> workflowWith(const NodeBody &body, int revision,
                                        const QString &destination)
{
    Configured<WorkflowConfig> workflow;
    workflow.revision = revision;
    workflow.owner = u"gui"_s;
    workflow.config.name = u"w"_s;
    Graph &graph = workflow.config.graph;
    graph = {{{u"in"_s, SourceNode{{u"shop"_s}}},
              {u"it"_s, body},
              {u"out"_s, DestinationNode{destination}}},
             {{u"in"_s, u"out"_s, u"it"_s}, {u"it"_s, outputPorts(body).first(), u"out"_s}}};
    if (outputPorts(body).size() > 1) {
        graph.nodes.append({u"rest"_s, DestinationNode{u"other"_s}});
        graph.edges.append({u"it"_s, outputPorts(body).last(), u"rest"_s});
    }
    return workflow;
}

Configured<WorkflowConfig> simpleWorkflow(const QString &name, int revision, const QString &source,
                                          int above, const QString &destination)
{
    Configured<WorkflowConfig> workflow;
    workflow.revision = revision;
    workflow.config.name = name;
    workflow.config.graph = {{{u"in"_s, SourceNode{{source}}},
                              {u"big"_s, FilterNode{u"body.n > `%1`"_s.arg(above)}},
                              {u"out"_s, DestinationNode{destination}},
                              {u"small"_s, StopNode{u"too small"_s}}},
                             {{u"in"_s, u"out"_s, u"big"_s},
                              {u"big"_s, u"pass"_s, u"out"_s},
                              {u"big"_s, u"else"_s, u"small"_s}}};
    return workflow;
}
