// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/requestsigner.h"
#include "core/receiver/rejectionadmission.h"
#include "tests/core/receiver/ingestfixture.h"
#include "tests/core/receiver/testprovider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <deque>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

const auto sendgrid = "'items':'body','key':'item.sg_event_id','type':'item.event',"
                      "'occurred_at':'item.timestamp'"_ba;
const auto line = "'items':'body.events','key':'item.webhookEventId','type':'item.type'"_ba;

struct Items
{
    QStringList ids;
    QStringList statuses;
};

Items itemsOf(const Answer &answer)
{
    Items items;
    for (const auto &value : QJsonDocument::fromJson(answer.body)["events"_L1].toArray()) {
        items.ids.append(value["id"_L1].toString());
        items.statuses.append(value["status"_L1].toString());
    }
    return items;
}

/// A receiver with one source, batch.
class BatchFixture
{
public:
    explicit BatchFixture(const QByteArray &members)
    {
        fixture.addSource({u"batch"_s, u"test"_s, {}, {}, 0}, testProvider(members));
    }

    Answer send(const QByteArray &body,
                const QByteArray &headers = "Content-Type: application/json\r\n"_ba) const
    {
        return fixture.ask(
            post(headers + signatureLine(body, IngestFixture::secret), body, "/in/batch"_ba));
    }

    QList<Event> events()
    {
        QList<Event> events;
        for (const auto &summary : fixture.events())
            events.prepend(fixture.event(summary.id));
        return events;
    }

    IngestFixture fixture;
};

} // namespace

/// Requests that carry several events.
class BatchesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneSourceTakesCloudEventsInEveryForm()
    {
        IngestFixture fixture;
        fixture.addSource({u"batch"_s, u"cloudevents"_s, {}, {}, 0},
                          *fixture.catalogue.find(u"cloudevents"_s), {"token"_ba});
        const auto send = [&](const QByteArray &headers, const QByteArray &body) {
            return fixture.ask(
                post("Authorization: Bearer token\r\n"_ba + headers, body, "/in/batch"_ba));
        };
        const auto one = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"a\"}"_ba;
        const auto two = "{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"/s\",\"type\":\"b\"}"_ba;
        const auto structured =
            send("Content-Type: application/cloudevents+json; charset=utf-8\r\n"_ba, one);
        QCOMPARE(statusOf(structured), u"accepted"_s);
        QCOMPARE(fixture.event(eventIdOf(structured)).key, "/s 1"_ba);
        QCOMPARE(fixture.event(eventIdOf(structured)).type, u"a"_s);

        const auto list = "[1,2,3]"_ba; // data of one event, not a batch
        const auto binary = send("Content-Type: application/json\r\nce-specversion: 1.0\r\n"
                                 "ce-id: 3\r\nce-source: /s\r\nce-type: c\r\n"_ba,
                                 list);
        QCOMPARE(statusOf(binary), u"accepted"_s);
        QCOMPARE(fixture.event(eventIdOf(binary)).key, "/s 3"_ba);
        QCOMPARE(fixture.event(eventIdOf(binary)).request.body, list);

        const auto batch =
            send("Content-Type: Application/CloudEvents-Batch+JSON\r\n"_ba, '[' + one + ',' + two + ']');
        QCOMPARE(itemsOf(batch).statuses, (QStringList{u"duplicate"_s, u"accepted"_s}));
        QCOMPARE(fixture.events().size(), 3);
        QCOMPARE(send("Content-Type: application/cloudevents-batch+json\r\n"_ba, one).status, 400);
    }

    void shippedProvidersSplitTheirBatches_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QList<QByteArray>>("keys"); // none: the provider has no locator
        QTest::addColumn<QStringList>("types");
        QTest::newRow("asana")
            << R"({"events":[{"action":"added","created_at":"2024-05-01T10:00:00.000Z","parent":null,"resource":{"gid":"1","resource_type":"task"}},{"action":"changed","change":{"field":"name"},"created_at":"2024-05-01T10:00:01.000Z","parent":null,"resource":{"gid":"1","resource_type":"task"}}]})"_ba
            << QList{"1:added:2024-05-01T10:00:00.000Z::"_ba,
                     "1:changed:2024-05-01T10:00:01.000Z::name"_ba}
            << QStringList{u"task.added"_s, u"task.changed"_s};
        QTest::newRow("gocardless")
            << R"({"events":[{"id":"EV1","created_at":"2024-05-01T10:00:00.000Z","resource_type":"payments","action":"confirmed"},{"id":"EV2","created_at":"2024-05-01T10:00:00.000Z","resource_type":"mandates","action":"created"}]})"_ba
            << QList{"EV1"_ba, "EV2"_ba} << QStringList{u"payments.confirmed"_s, u"mandates.created"_s};
        QTest::newRow("line")
            << R"({"destination":"U1","events":[{"type":"message","webhookEventId":"01A","timestamp":1625665242211},{"type":"follow","webhookEventId":"01B","timestamp":1625665242214}]})"_ba
            << QList{"01A"_ba, "01B"_ba} << QStringList{u"message"_s, u"follow"_s};
        QTest::newRow("meta")
            << R"({"object":"page","entry":[{"id":"1","time":1520383571,"changes":[{"field":"feed","value":{}}]},{"id":"2","time":1520383572,"messaging":[{"message":{}}]}]})"_ba
            << QList<QByteArray>() << QStringList{u"page.feed"_s, u"page.messaging"_s};
        QTest::newRow("whatsapp")
            << R"({"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[{"id":"wamid.A","timestamp":"1520383571"}]}}]},{"id":"1","changes":[{"field":"messages","value":{"statuses":[{"id":"wamid.B","status":"read","timestamp":"1520383572"}]}}]}]})"_ba
            << QList{"wamid.A"_ba, "wamid.B:read"_ba} << QStringList{u"messages"_s, u"messages"_s};
        QTest::newRow("microsoft-graph")
            << R"({"value":[{"subscriptionId":"s1","clientState":"secret value","changeType":"created","resourceData":{"id":"a","@odata.etag":"W/1"}},{"subscriptionId":"s1","clientState":"secret value","lifecycleEvent":"missed"}]})"_ba
            << QList{"s1:a:created:W/1"_ba, "s1:missed:missed:"_ba}
            << QStringList{u"created"_s, u"missed"_s};
        QTest::newRow("okta")
            << R"({"eventType":"com.okta.event_hook","data":{"events":[{"uuid":"u1","eventType":"user.session.start","published":"2024-05-01T10:00:00.000Z"},{"uuid":"u2","eventType":"user.lifecycle.create","published":"2024-05-01T10:00:00.000Z"}]}})"_ba
            << QList{"u1"_ba, "u2"_ba}
            << QStringList{u"user.session.start"_s, u"user.lifecycle.create"_s};
        QTest::newRow("xero")
            << R"({"events":[{"resourceId":"r1","eventCategory":"CONTACT","eventType":"UPDATE","eventDateUtc":"2024-05-01T10:00:00"},{"resourceId":"r2","eventCategory":"INVOICE","eventType":"CREATE","eventDateUtc":"2024-05-01T10:00:00"}],"firstEventSequence":1,"lastEventSequence":2,"entropy":"x"})"_ba
            << QList{"r1:CONTACT:UPDATE:2024-05-01T10:00:00"_ba,
                     "r2:INVOICE:CREATE:2024-05-01T10:00:00"_ba}
            << QStringList{u"CONTACT.UPDATE"_s, u"INVOICE.CREATE"_s};
    }

    void shippedProvidersSplitTheirBatches()
    {
        QFETCH(QByteArray, body);
        QFETCH(QList<QByteArray>, keys);
        QFETCH(QStringList, types);
        IngestFixture fixture;
        const auto name = QString::fromLatin1(QTest::currentDataTag());
        const auto *provider = fixture.catalogue.find(name);
        QVERIFY(provider);
        const auto secret = "secret value"_ba;
        fixture.addSource({u"batch"_s, name, {}, {}, 0}, *provider, {secret});
        QByteArray headers = "Content-Type: application/json\r\n"_ba;
        // Graph's proof stands in each item.
        if (const auto proof = signRequest(*provider, secret, {body, {}, {}, {}}); proof) {
            for (const auto &[header, value] : *proof)
                headers += header + ": "_ba + value + "\r\n"_ba;
        }
        const auto answer = fixture.ask(post(headers, body, "/in/batch"_ba));
        QVERIFY2(answer.status / 100 == 2, answer.body);
        QList<QByteArray> foundKeys;
        QStringList foundTypes;
        for (const auto &summary : fixture.events()) {
            foundKeys.prepend(fixture.event(summary.id).key);
            foundTypes.prepend(summary.type);
        }
        QCOMPARE(foundTypes, types);
        if (!keys.isEmpty())
            QCOMPARE(foundKeys, keys);
        if (body.contains(secret)) { // one item's proof is not another's
            const auto at = body.indexOf(secret);
            const auto half = QByteArray(body).replace(at, secret.size(), "a guess"_ba);
            QCOMPARE(fixture.ask(post(headers, half, "/in/batch"_ba)).status, 401);
        }
        QCOMPARE(fixture.events().size(), 2);
    }

    void everyItemIsAnEventWithItsOwnBytes()
    {
        BatchFixture batch(sendgrid);
        const auto first = "{\"sg_event_id\" : \"a\",\"event\":\"open\",\"timestamp\":1513299569,"
                           "\"n\":1.50}"_ba;
        const auto second =
            "{\"event\":\"click\",\"sg_event_id\":\"b\",\"n\":12345678901234567890}"_ba;
        const auto answer = batch.send("[ "_ba + first + ",\r\n"_ba + second + "]\r\n"_ba);
        QCOMPARE(answer.status, 200);
        const auto events = batch.events();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).request.body, first);
        QCOMPARE(events.at(0).key, "a"_ba);
        QCOMPARE(events.at(0).type, u"open"_s);
        QCOMPARE(toIso8601(*events.at(0).occurredAt), u"2017-12-15T00:59:29.000000Z"_s);
        QCOMPARE(events.at(1).request.body, second);
        QCOMPARE(events.at(1).key, "b"_ba);
        QVERIFY(!events.at(1).occurredAt);
        QCOMPARE(answer.body,
                 "{\"events\":[{\"id\":\""_ba + events.at(0).id.toString().toLatin1()
                     + "\",\"status\":\"accepted\"},{\"id\":\""_ba
                     + events.at(1).id.toString().toLatin1() + "\",\"status\":\"accepted\"}]}"_ba);
        QTRY_COMPARE(batch.fixture.observer.accepted, 2);
    }

    void whatIsKnownIsADuplicateOrAConflict()
    {
        BatchFixture batch(sendgrid);
        batch.send(R"([{"sg_event_id":"a"},{"sg_event_id":"b"}])"_ba);
        const auto answer =
            batch.send(R"([{"sg_event_id":"a"},{"sg_event_id":"b","x":1},{"sg_event_id":"c"}])"_ba);
        QCOMPARE(answer.status, 200);
        QCOMPARE(itemsOf(answer).statuses,
                 (QStringList{u"duplicate"_s, u"conflict"_s, u"accepted"_s}));
        const auto events = batch.events();
        QCOMPARE(events.size(), 3);
        QCOMPARE(itemsOf(answer).ids.at(0), events.at(0).id.toString());
        QCOMPARE(itemsOf(answer).ids.at(1), events.at(1).id.toString());
        QCOMPARE(batch.fixture.rejections(1).first().request.body,
                 R"({"sg_event_id":"b","x":1})"_ba);
    }

    void theSameItemTwiceInOneRequestIsOneEvent()
    {
        BatchFixture batch(sendgrid);
        const auto answer = batch.send(R"([{"sg_event_id":"a"},{"sg_event_id":"a"}])"_ba);
        QCOMPARE(itemsOf(answer).statuses, (QStringList{u"accepted"_s, u"duplicate"_s}));
        QCOMPARE(batch.events().size(), 1);
    }

    void anItemWithoutItsKeyIsARejectionAndTheOthersAreEvents()
    {
        BatchFixture batch(sendgrid);
        const auto answer =
            batch.send(R"([{"sg_event_id":"a"},{"event":"open"},7,{"sg_event_id":"c"}])"_ba);
        QCOMPARE(answer.status, 200);
        const auto items = itemsOf(answer);
        QCOMPARE(items.statuses,
                 (QStringList{u"accepted"_s, u"rejected"_s, u"rejected"_s, u"accepted"_s}));
        QCOMPARE(batch.events().size(), 2);
        const auto rejections = batch.fixture.rejections(2);
        QCOMPARE(rejections.at(0).id.toString(), items.ids.at(1));
        QCOMPARE(rejections.at(0).cause, RejectionCause::KeyMissing);
        QCOMPARE(rejections.at(0).request.body, R"({"event":"open"})"_ba);
        QCOMPARE(rejections.at(0).evidence.value("expression"_L1).toString(),
                 u"item.sg_event_id"_s);
        QCOMPARE(rejections.at(1).request.body, "7"_ba);
        QTRY_COMPARE(batch.fixture.observer.refused.load(), 2);
    }

    void aRefusedItemIsAdmittedAsTheItemThatItIs()
    {
        BatchFixture batch(sendgrid);
        batch.send(R"([{"sg_event_id":"a","event":"open"},{"event":"click"}])"_ba);
        const auto rejection = batch.fixture.rejections(1).first();
        QCOMPARE(rejection.evidence.value("item"_L1).toInt(), 1);
        // The source has learnt meanwhile where else a key stands.
        const SecretSet secrets{{QString(), {{IngestFixture::secret, {}}}}};
        const auto source = makeIngestSource(
            {u"batch"_s, u"test"_s, {}, {}, 0}, true,
            testProvider("'items':'body','key':'item.event','type':'item.event'"_ba), secrets);
        QVERIFY(source);
        const auto events = eventsOf(rejection, *source, *batch.fixture.context);
        QVERIFY2(events, events ? "" : qPrintable(events.error().detail));
        QCOMPARE(events->size(), 1);
        QCOMPARE(events->first().event.key, "click"_ba);
        QCOMPARE(events->first().event.type, u"click"_s);
        QCOMPARE(events->first().event.request.body, R"({"event":"click"})"_ba);
    }

    void aWrongEnvelopeIsRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("an object") << R"({"events":{"webhookEventId":"a"}})"_ba << 400;
        QTest::newRow("elsewhere") << R"([{"webhookEventId":"a"}])"_ba << 400;
        QTest::newRow("missing") << R"({"event":[]})"_ba << 400;
        QTest::newRow("no JSON") << R"({"events":[{"webhookEventId":"a"},]})"_ba << 400;
        QTest::newRow("nothing") << QByteArray() << 400;
        QTest::newRow("too many") << "{\"events\":[1"_ba + QByteArray(",1").repeated(10'000)
                + "]}"_ba << 413;
    }

    void aWrongEnvelopeIsRefusedWhole()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        BatchFixture batch(line);
        QCOMPARE(batch.send(body).status, status);
        QCOMPARE(batch.events().size(), 0);
        const auto rejection = batch.fixture.rejections(1).first();
        QCOMPARE(rejection.cause,
                 status == 413 ? RejectionCause::TooLarge : RejectionCause::BodyMalformed);
    }

    void aHeartbeatIsAnsweredWithoutAnEvent()
    {
        BatchFixture batch(line);
        const auto answer = batch.send(R"({"destination":"x","events":[]})"_ba);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, R"({"events":[]})"_ba);
        QCOMPARE(batch.events().size(), 0);
        QCOMPARE(batch.fixture.storedRejections(), 0);
    }

    void keysMayBeMadeOfTheItemAndWhatIsAroundIt()
    {
        BatchFixture batch("'items':'body.events','key':'join(^:^, [to_string(body.time_ms), "
                           "item.name, headers.\\\"x-app\\\"])','occurred_at':'body.time_ms'"_ba);
        const auto body = R"({"time_ms":1403175510755,"events":[{"name":"a"},{"name":"b"}]})"_ba;
        QCOMPARE(batch.send(body, "X-App: 7\r\n"_ba).status, 200);
        const auto events = batch.events();
        QCOMPARE(events.at(0).key, "1403175510755:a:7"_ba);
        QCOMPARE(events.at(1).key, "1403175510755:b:7"_ba);
        QCOMPARE(toIso8601(*events.at(1).occurredAt), u"2014-06-19T10:58:30.755000Z"_s);
    }

    void aDigestTakesThePlaceOfAKeyThatMayBeMissing()
    {
        BatchFixture batch("'items':'body','key':'item.id','key_optional':true"_ba);
        const auto body = R"([{"id":"a"},{"b":1},{"b":2}])"_ba;
        QCOMPARE(itemsOf(batch.send(body)).statuses, QStringList(3, u"accepted"_s));
        QCOMPARE(itemsOf(batch.send(body)).statuses, QStringList(3, u"duplicate"_s));
        QVERIFY(batch.events().at(1).key.startsWith("sha256:"));
    }

    void itemsComeOutOfAFormField()
    {
        BatchFixture batch("'items':'form.mandrill_events','key':'item._id'"_ba);
        const auto events = R"([{"_id":"a","text":"x & y + z"},{"_id":"b"}])"_ba;
        const auto answer = batch.send("x=1&mandrill_events="_ba + events.toPercentEncoding(),
                                       "Content-Type: application/x-www-form-urlencoded\r\n"_ba);
        QCOMPARE(itemsOf(answer).statuses, QStringList(2, u"accepted"_s));
        const auto event = batch.events().first();
        QCOMPARE(event.request.body, R"({"_id":"a","text":"x & y + z"})"_ba);
        QCOMPARE(event.request.headers.single("content-type"), QByteArrayView("application/json"));
    }

    void itemsComeInLines()
    {
        BatchFixture batch("'items':'lines','key':'item.log_id'"_ba);
        const auto answer = batch.send("{\"log_id\":\"a\"}\n{\"log_id\": \"b\"}\n"_ba,
                                       "Content-Type: text/plain\r\n"_ba);
        QCOMPARE(itemsOf(answer).statuses, QStringList(2, u"accepted"_s));
        QCOMPARE(batch.events().at(1).request.body, "{\"log_id\": \"b\"}"_ba);
        QCOMPARE(itemsOf(batch.send(R"([{"log_id":"c"}])"_ba)).statuses,
                 QStringList{u"accepted"_s});
    }

    void theProvidersAnswerIsGivenOnce()
    {
        BatchFixture batch(line
                           + ",'answer':{'status':202,'content_type':'text/plain',"
                             "'body':'[accepted]'}"_ba);
        const auto answer =
            batch.send(R"({"events":[{"webhookEventId":"a"},{"webhookEventId":"b"}]})"_ba);
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.body, "[accepted]"_ba);
        QCOMPARE(batch.send(R"({"events":[]})"_ba).body, "[accepted]"_ba);
    }

    void allOrNothingIsStored()
    {
        BatchFixture batch(sendgrid);
        WriterStop stop(*batch.fixture.writer);
        batch.fixture.writer->submitAlways(
            {[](WriteSession &) { }, [](const Result<void> &) { }, Writer::maxPendingBytes + 1});
        const auto body = R"([{"sg_event_id":"a"},{"event":"open"}])"_ba;
        QCOMPARE(batch.send(body).status, 503);
        stop.release();
        QTRY_COMPARE(batch.fixture.writer->pendingBytes(), 0);
        QCOMPARE(batch.events().size(), 0);
        QCOMPARE(batch.fixture.storedRejections(), 0);
        QCOMPARE(itemsOf(batch.send(body)).statuses, (QStringList{u"accepted"_s, u"rejected"_s}));
    }

    void batchesAndSingleRequestsShareATransaction()
    {
        BatchFixture batch(sendgrid);
        std::deque<RawClient> clients;
        WriterStop stop(*batch.fixture.writer);
        const auto send = [&](const QByteArray &request) {
            clients.emplace_back(batch.fixture.port);
            clients.back().send(request);
        };
        for (int i = 0; i < 10; ++i) {
            const auto n = QByteArray::number(i);
            const auto body =
                "[{\"sg_event_id\":\""_ba + n + "\"},{},{\"sg_event_id\":\"x"_ba + n + "\"}]"_ba;
            send(post(signatureLine(body, IngestFixture::secret), body, "/in/batch"_ba));
            send(post(signedHeaders(n, "{}"_ba), "{}"_ba));
        }
        stop.release();
        for (size_t i = 0; i < clients.size(); ++i) {
            const auto answer = clients[i].read();
            QCOMPARE(answer.status, 200);
            if (i % 2 == 0)
                QCOMPARE(itemsOf(answer).statuses,
                         (QStringList{u"accepted"_s, u"rejected"_s, u"accepted"_s}));
            else
                QCOMPARE(statusOf(answer), u"accepted"_s);
        }
        QCOMPARE(batch.events().size(), 30);
        QCOMPARE(batch.fixture.rejections(10).size(), 10);
    }
};

QTEST_GUILESS_MAIN(BatchesTest)
#include "tst_batches.moc"
