// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/storefixture.h"

#include "core/support/bytes.h"

namespace Signalbox {

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

StoreFixture::StoreFixture(MakeUrl makeUrl)
    : m_makeUrl(std::move(makeUrl))
{
}

Timestamp StoreFixture::at(qint64 seconds)
{
    return fromIso8601(u"2026-11-24T09:00:00Z").value() + std::chrono::seconds(seconds);
}

NewEvent StoreFixture::newEvent(const QString &source, const QByteArray &key,
                                const QByteArray &body, const QString &type)
{
    Event event;
    event.id = EventId::make(at(0));
    event.source = source;
    event.type = type;
    event.key = key;
    event.request = {"POST"_ba, "/in/" + source.toUtf8(), HeaderBlock("Host: example.org\r\n"_ba),
                     body,      u"127.0.0.1:51000"_s,     at(0)};
    return {event, digest16({source.toUtf8(), key}), digest16({body})};
}

Rejection StoreFixture::newRejection(const QString &source, RejectionCause cause)
{
    Rejection rejection;
    rejection.id = RejectionId::make(at(0));
    rejection.source = source;
    rejection.status = 401;
    rejection.cause = cause;
    rejection.detail = u"The signature does not match."_s;
    rejection.evidence = {{u"header"_s, u"X-Hub-Signature-256"_s}, {u"length"_s, 64}};
    rejection.key = "k\0ey"_ba;
    rejection.request = {
        "PO\xffST"_ba,   "/in/%41?x=\x80"_ba, HeaderBlock("a:  b \r\nA: \xe4\r\n"_ba),
        "\0\x01\xff"_ba, u"[::1]:5"_s,        at(2)};
    rejection.bodySize = 70'000;
    return rejection;
}

Delivery StoreFixture::newDelivery(const Event &event, const QString &destination)
{
    Delivery delivery;
    delivery.id = DeliveryId::make(at(1));
    delivery.event = event.id;
    delivery.destination = destination;
    delivery.workflow = u"payments"_s;
    delivery.revision = 3;
    delivery.node = u"out"_s;
    delivery.createdAt = at(1);
    delivery.dueAt = at(1);
    return delivery;
}

RoutingCommit StoreFixture::routing(const Event &event, const QList<Delivery> &deliveries,
                                    EventState state)
{
    return {event.seq, event.id, at(1), state, {}, deliveries};
}

AttemptCommit StoreFixture::attempt(const Delivery &delivery, int number, DeliveryStatus status)
{
    const bool success = status == DeliveryStatus::Succeeded;
    Attempt attempt;
    attempt.id = AttemptId::make(at(number));
    attempt.delivery = delivery.id;
    attempt.number = number;
    attempt.startedAt = at(10 * number);
    attempt.timings = {1, 2, -1, 4, 5};
    attempt.outcome = success ? AttemptOutcome::Success : AttemptOutcome::HttpError;
    attempt.httpStatus = success ? 204 : 500;
    attempt.error = success ? QString() : u"The destination answered 500."_s;
    attempt.responseHeaders = "Server: x\r\n"_ba;
    attempt.responseBody = "no\0pe"_ba;
    if (status == DeliveryStatus::Retrying)
        attempt.retryAt = at(10 * number + 5);
    return {attempt, status, at(10 * number + 1)};
}

Configured<DestinationConfig> StoreFixture::destination(const QString &name)
{
    DestinationConfig config;
    config.name = name;
    config.url = u"http://127.0.0.1:9/"_s;
    return {config, u"gui"_s, true, 1, at(0)};
}

CommitReport StoreFixture::commit(const std::function<void(WriteSession &)> &change)
{
    if (const auto begun = writer().begin(); !begun)
        qFatal("%s", qUtf8Printable(begun.error().detail));
    change(writer());
    return need(writer().commit());
}

Event StoreFixture::store(const NewEvent &event)
{
    commit([&](WriteSession &session) {
        if (need(session.ingest(event)).status != IngestStatus::Accepted)
            qFatal("not a new event");
    });
    return need(reader().event(event.event.id)).event;
}

QList<Delivery> StoreFixture::storeAndRoute(const QByteArray &key, const QStringList &destinations)
{
    const auto event = store(newEvent(u"github"_s, key));
    QList<Delivery> deliveries;
    for (const auto &name : destinations)
        deliveries.append(newDelivery(event, name));
    commit([&](WriteSession &session) {
        if (const auto routed = session.commitRouting(routing(event, deliveries)); !routed)
            qFatal("%s", qUtf8Printable(routed.error().detail));
    });
    for (auto &made : deliveries)
        made = delivery(made.id);
    return deliveries;
}

EventSummary StoreFixture::summary(const EventId &id)
{
    return need(reader().event(id)).summary;
}

Delivery StoreFixture::delivery(const DeliveryId &id)
{
    return need(reader().delivery(id)).delivery;
}

void StoreFixture::init()
{
    m_url = m_makeUrl();
    open();
}

void StoreFixture::cleanup()
{
    m_reader.reset();
    m_writer.reset();
    m_store.reset();
}

void StoreFixture::reopen()
{
    cleanup();
    open();
}

void StoreFixture::open()
{
    m_store = need(openStore(m_url));
    m_writer = need(m_store->writeSession());
    m_reader = need(m_store->readSession());
}

} // namespace Signalbox
