// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/delivery/deliveryfixture.h"

#include "core/support/bytes.h"

#include <semaphore>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The fixture itself cannot fail without being wrong.
template <typename T>
void expect(const Result<T> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
}

} // namespace

void RecordingObserver::attempted(const QString &destination, const Attempt &attempt,
                                  DeliveryStatus after, Timestamp eventReceivedAt)
{
    const std::lock_guard lock(m_mutex);
    m_seen.append({destination, attempt, after, eventReceivedAt});
    m_more.notify_all();
}

void RecordingObserver::waitForCount(int count) const
{
    std::unique_lock lock(m_mutex);
    m_more.wait(lock, [&] { return m_seen.size() >= count; });
}

QList<RecordingObserver::Seen> RecordingObserver::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

int RecordingObserver::count() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_seen.size());
}

DeliveryTarget quickTarget(const QString &name, const QString &url)
{
    DeliveryTarget target;
    target.config.name = name;
    target.config.url = url;
    target.config.retry.initial = 20ms;
    return target;
}

DeliveryFixture::DeliveryFixture(qint64 bytesInFlight)
    : m_bytesInFlight(bytesInFlight)
{
    open();
}

DeliveryFixture::~DeliveryFixture()
{
    if (m_writer)
        stop();
}

void DeliveryFixture::open()
{
    auto store = openStore(u"sqlite://%1/station.db"_s.arg(m_folder.path()));
    expect(store);
    m_store = std::make_unique<ObservedStore>(*std::move(store), probe);
    m_reader = m_store->readSession().value();
    m_writer = Writer::start(*m_store).value();
    DispatcherParts parts{
        .store = *m_store, .writer = *m_writer, .clock = clock, .observer = &observer};
    if (m_bytesInFlight > 0)
        parts.bytesInFlight = m_bytesInFlight;
    m_dispatcher = std::make_unique<Dispatcher>(std::move(parts));
}

void DeliveryFixture::setTarget(const DeliveryTarget &target)
{
    m_targets.insert(target.config.name, target);
    if (m_dispatcher)
        m_dispatcher->setDestinations(
            std::make_shared<const QHash<QString, DeliveryTarget>>(m_targets));
}

void DeliveryFixture::putDestination(const DestinationConfig &config)
{
    Configured<DestinationConfig> configured;
    configured.config = config;
    configured.owner = u"gui"_s;
    write([&](WriteSession &session) { expect(session.putDestination(configured)); });
}

void DeliveryFixture::removeDestination(const QString &name)
{
    write([&](WriteSession &session) { expect(session.removeDestination(name)); });
}

void DeliveryFixture::start()
{
    if (!m_store)
        open();
    expect(m_dispatcher->start(std::make_shared<const QHash<QString, DeliveryTarget>>(m_targets)));
}

void DeliveryFixture::stop(std::chrono::milliseconds grace)
{
    m_dispatcher->drain(grace);
    m_writer.reset();
    m_dispatcher.reset();
    m_reader.reset();
    m_store.reset();
}

void DeliveryFixture::write(std::function<void(WriteSession &)> apply)
{
    std::binary_semaphore ready(0);
    Result<void> outcome;
    m_writer->submitAlways({.apply = std::move(apply), .done = [&](const Result<void> &committed) {
                                outcome = committed;
                                ready.release();
                            }});
    ready.acquire();
    expect(outcome);
}

NewEvent DeliveryFixture::makeEvent(const QByteArray &headers, const QByteArray &body)
{
    const auto now = clock.now();
    NewEvent made;
    made.event.id = EventId::make(now);
    made.event.source = u"src"_s;
    made.event.type = u"thing.happened"_s;
    made.event.key = made.event.id.toString().toLatin1();
    made.event.request = {"POST", "/in/src", HeaderBlock(headers), body, u"127.0.0.1:1"_s, now};
    made.keyDigest = digest16({"src", made.event.key});
    made.contentDigest = digest16({body});
    return made;
}

RoutingCommit DeliveryFixture::route(const NewEvent &event, qint64 seq, const QString &destination)
{
    const auto now = clock.now();
    Delivery delivery;
    delivery.id = DeliveryId::make(now);
    delivery.event = event.event.id;
    delivery.eventSeq = seq;
    delivery.source = event.event.source;
    delivery.type = event.event.type;
    delivery.destination = destination;
    delivery.workflow = u"flow"_s;
    delivery.revision = 1;
    delivery.node = u"out"_s;
    delivery.createdAt = now;
    delivery.dueAt = now;
    RoutingCommit routing;
    routing.seq = seq;
    routing.event = event.event.id;
    routing.routedAt = now;
    routing.state = EventState::InFlight;
    routing.deliveries = {delivery};
    if (!content.isEmpty())
        routing.contents.insert(delivery.id, content);
    return routing;
}

QList<DeliveryId> DeliveryFixture::add(const QString &destination, int count,
                                       const QByteArray &body)
{
    QList<NewEvent> events;
    for (int i = 0; i < count; ++i)
        events.append(makeEvent("Content-Type: application/json\r\n", body));
    return store(events, destination);
}

QList<DeliveryId>
DeliveryFixture::addOrdered(const QString &destination,
                            const QList<std::pair<QByteArray, QByteArray>> &keysAndBodies)
{
    QList<NewEvent> events;
    QByteArrayList keys;
    for (const auto &[key, body] : keysAndBodies) {
        events.append(makeEvent("Content-Type: application/json\r\n", body));
        keys.append(key);
    }
    return store(events, destination, keys);
}

DeliveryId DeliveryFixture::addEvent(const QString &destination, const QByteArray &headers,
                                     const QByteArray &body)
{
    return store({makeEvent(headers, body)}, destination).first();
}

QList<DeliveryId> DeliveryFixture::store(const QList<NewEvent> &events, const QString &destination,
                                         const QByteArrayList &orderKeys)
{
    write([&](WriteSession &session) {
        for (const auto &event : events)
            expect(session.ingest(event));
    });
    QHash<EventId, qint64> seqs;
    const auto from = m_reader->routedUpTo();
    expect(from);
    const auto unrouted = m_reader->takeUnrouted(*from, int(events.size()), 1LL << 40);
    expect(unrouted);
    for (const auto &event : *unrouted)
        seqs.insert(event.id, event.seq);
    QList<DeliveryId> ids;
    write([&](WriteSession &session) {
        for (qsizetype at = 0; at < events.size(); ++at) {
            const auto &event = events.at(at);
            auto routing = route(event, seqs.value(event.event.id), destination);
            routing.deliveries.first().orderKey = orderKeys.value(at);
            ids.append(routing.deliveries.first().id);
            expect(session.commitRouting(routing));
        }
    });
    return ids;
}

void DeliveryFixture::redrive(const DeliveryId &delivery)
{
    write([&](WriteSession &session) { expect(session.redrive(delivery, clock.now())); });
}

QList<DeliveryId> DeliveryFixture::replay(const ReplayRequest &request)
{
    QList<DeliveryId> made;
    write([&](WriteSession &session) {
        const auto answer = session.replay(request, clock.now());
        expect(answer);
        made = *answer;
    });
    return made;
}

DeliveryDetail DeliveryFixture::detail(const DeliveryId &delivery)
{
    auto detail = m_reader->delivery(delivery);
    expect(detail);
    return *std::move(detail);
}

qint64 DeliveryFixture::pending()
{
    const auto counts = m_reader->counts();
    expect(counts);
    return counts->pending;
}

} // namespace Signalbox
