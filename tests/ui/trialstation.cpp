// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trialstation.h"

#include "core/support/bytes.h"

#include <future>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

NewEvent storedEvent(int number, int amount, Timestamp at)
{
    Event event;
    event.id = EventId::make(at);
    event.source = u"shop"_s;
    event.type = number % 2 ? u"order.refunded"_s : u"order.paid"_s;
    event.key = "order-" + QByteArray::number(number);
    const auto body = "{\"amount\": " + QByteArray::number(amount) + ", \"customer\": \"c"
        + QByteArray::number(number % 7) + "\"}";
    event.request = {
        "POST"_ba, "/in/shop"_ba,    HeaderBlock("Content-Type: application/json\r\n"_ba),
        body,      u"127.0.0.1:1"_s, at};
    return {event, digest16({"shop", event.key}), digest16({body})};
}

/// Nothing that a test could go on without.
template <typename T>
T need(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace

TrialStation::TrialStation(int events)
{
    open();
    SourceDraft source;
    source.config.name = u"shop"_s;
    source.config.provider = u"github"_s;
    need(await(m_station->saveSource(source)));
    for (const auto &name : {u"archive"_s, u"billing"_s}) {
        DestinationDraft destination;
        destination.config.name = name;
        destination.config.url = u"http://127.0.0.1:9/"_s + name;
        need(await(m_station->saveDestination(destination)));
        need(await(m_station->setEnabled({ObjectKind::Destination, name}, false)));
    }
    if (events == 0)
        return;
    m_station->stop(0ms);
    m_station.reset();
    fill(events); // while no station has the store
    open();
}

TrialStation::~TrialStation() = default;

void TrialStation::open()
{
    auto pipeline =
        need(Pipeline::start({.storeUrl = u"sqlite://"_s + m_folder.filePath(u"station.db"_s),
                              .providerFolder = {},
                              .limits = {},
                              .receiverThreads = 1}));
    m_pipeline = pipeline.get();
    m_station = std::make_unique<LocalStation>(std::move(pipeline));
}

void TrialStation::fill(int events)
{
    const auto store = need(openStore(u"sqlite://"_s + m_folder.filePath(u"station.db"_s)));
    const auto session = need(store->writeSession());
    const auto begin = SystemClock().now() - std::chrono::seconds(events);
    need(session->begin());
    for (int number = 0; number < events; ++number) {
        if (!session->ingest(storedEvent(number, number, begin + std::chrono::seconds(number))))
            qFatal("an event could not be stored");
    }
    need(session->commit());
    m_events = events;
}

void TrialStation::receive(const QList<int> &amounts)
{
    std::promise<bool> committed;
    WriteJob job;
    job.apply = [&](WriteSession &session) {
        for (const int amount : amounts) {
            if (!session.ingest(storedEvent(m_events++, amount, SystemClock().now())))
                qFatal("an event could not be stored");
        }
    };
    job.done = [&](const Result<void> &result) { committed.set_value(result.ok()); };
    m_pipeline->writer().submitAlways(std::move(job));
    if (!committed.get_future().get())
        qFatal("events could not be stored");
}

int TrialStation::publish(const QString &workflow, const Graph &graph, int base,
                          const QString &note)
{
    PublishRequest request;
    request.workflow = workflow;
    request.graph = graph;
    request.author = u"ada"_s;
    request.note = note;
    request.base = base;
    return need(await(m_station->publish(request))).revision;
}

Graph TrialStation::simpleGraph(const QString &condition)
{
    return {{{u"in"_s, SourceNode{{u"shop"_s}}},
             {u"large"_s, FilterNode{condition}},
             {u"shape"_s, MapNode{{{u"sum"_s, u"body.amount"_s}}, {}, {}, {}, {}, {}, {}, {}}},
             {u"out"_s, DestinationNode{u"billing"_s}},
             {u"rest"_s, StopNode{u"not large"_s}}},
            {{u"in"_s, u"out"_s, u"large"_s},
             {u"large"_s, u"pass"_s, u"shape"_s},
             {u"shape"_s, u"out"_s, u"out"_s},
             {u"large"_s, u"else"_s, u"rest"_s}}};
}

} // namespace Signalbox
