// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/graphdiff.h"
#include "core/station/wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

const Timestamp at = fromMicroseconds(1'764'000'000'123'456);
const UuidBytes idBytes = newUuid7(at);
const QByteArray oddBytes("caf\xe9 \x00 \xff", 8); // obs-text, and no UTF-8

/// What a client sees: through text and back.
QJsonObject sent(const QJsonObject &json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}

Request request()
{
    Request request;
    request.method = "POST"_ba;
    request.target = "/in/github?x=%41"_ba;
    request.headers = HeaderBlock("x-Odd:  one \r\nX-ODD: caf\xe9\r\n"_ba);
    request.peer = u"[::1]:51000"_s;
    request.receivedAt = at;
    return request;
}

EventSummary summary()
{
    EventSummary event;
    event.id = EventId(idBytes);
    event.seq = 9'007'199'254'740'993; // more than a double holds
    event.source = u"github"_s;
    event.type = u"push"_s;
    event.key = oddBytes;
    event.receivedAt = at;
    event.occurredAt = at - Microseconds(1);
    event.bodySize = 3;
    event.state = EventState::Retrying;
    event.duplicates = 2;
    event.route = {{u"billing"_s, DeliveryStatus::Retrying}, {u"ünï"_s, DeliveryStatus::Dead}};
    return event;
}

Delivery delivery()
{
    Delivery delivery;
    delivery.id = DeliveryId(idBytes);
    delivery.seq = 4;
    delivery.event = EventId(idBytes);
    delivery.eventSeq = 3;
    delivery.source = u"github"_s;
    delivery.destination = u"billing"_s;
    delivery.workflow = u"payments"_s;
    delivery.revision = 2;
    delivery.node = u"out"_s;
    delivery.webhookId = u"evt_1"_s;
    delivery.replay = 1;
    delivery.status = DeliveryStatus::Dead;
    delivery.attempts = 12;
    delivery.attemptsBeforeRedrive = 5;
    delivery.createdAt = at;
    delivery.dueAt = at;
    delivery.finishedAt = at;
    delivery.lastHttpStatus = 503;
    delivery.lastError = u"503"_s;
    return delivery;
}

Attempt attempt()
{
    Attempt attempt;
    attempt.id = AttemptId(idBytes);
    attempt.delivery = DeliveryId(idBytes);
    attempt.number = 3;
    attempt.startedAt = at;
    attempt.timings = {10, 20, -1, 40, 50};
    attempt.outcome = AttemptOutcome::HttpError;
    attempt.httpStatus = 500;
    attempt.error = u"answered 500"_s;
    attempt.responseHeaders = "Server: x\r\n"_ba;
    attempt.responseBody = "\xef\xbb\xbfwith a byte order mark"_ba;
    attempt.retryAt = at;
    return attempt;
}

Rejection rejection()
{
    Rejection rejection;
    rejection.id = RejectionId(idBytes);
    rejection.seq = 1;
    rejection.source = u"github"_s;
    rejection.status = 401;
    rejection.cause = RejectionCause::SignatureMismatch;
    rejection.detail = u"no secret gives this signature"_s;
    rejection.evidence = {{u"header"_s, u"X-Hub-Signature-256"_s}};
    rejection.event = EventId(idBytes);
    rejection.key = "k"_ba;
    rejection.request = request();
    rejection.request.body = oddBytes;
    rejection.bodySize = 70'000;
    return rejection;
}

template <typename Config>
Configured<Config> configured(const Config &config)
{
    return {config, u"file:station.yaml"_s, false, 3, at};
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDifferenceOfGroupsSaysThatItIsLayout()
    {
        const Graph before{{{u"in"_s, SourceNode{{u"shop"_s}}}, {u"out"_s, StopNode{u"end"_s}}},
                           {},
                           {{u"Ends"_s, GroupColor::Blue, {}, {u"out"_s}}}};
        auto after = before;
        after.groups[0].comment = u"where it ends"_s;
        after.groups.append({u"Begin"_s, GroupColor::Grey, {}, {u"in"_s}});
        auto json = sent(toJson(diffGraphs(before, after)));
        QVERIFY(json.value("layout_only"_L1).toBool());
        QVERIFY(json.value("changed"_L1).toArray().isEmpty());
        QCOMPARE(
            json.value("added_groups"_L1).toArray(),
            (QJsonArray{QJsonObject{{u"name"_s, u"Begin"_s}, {u"nodes"_s, QJsonArray{u"in"_s}}}}));
        const auto changed = json.value("changed_groups"_L1).toArray().first().toObject();
        QCOMPARE(changed.value("group"_L1).toString(), u"Ends"_s);
        QCOMPARE(changed.value("fields"_L1).toArray().first().toObject().value("after"_L1),
                 QJsonValue(u"where it ends"_s));
        after.nodes.append({u"more"_s, StopNode{}});
        json = sent(toJson(diffGraphs(before, after)));
        QVERIFY(!json.value("layout_only"_L1).toBool());
        QCOMPARE(
            sent(toJson(diffGraphs(after, before))).value("removed_groups"_L1).toArray().size(), 1);
    }

    void eventsComeBackTheSame()
    {
        QCOMPARE(*eventSummaryFromJson(sent(toJson(summary()))), summary());
        const EventPage page{{summary(), summary()}, 7};
        const auto again = eventPageFromJson(sent(toJson(page)));
        QCOMPARE(again->events, page.events);
        QCOMPARE(again->next, page.next);
        QCOMPARE(eventPageFromJson(sent(toJson(EventPage())))->next, std::nullopt);
    }

    void anEventsDetailComesBackWithoutItsBody()
    {
        EventDetail detail;
        detail.summary = summary();
        detail.event = {.id = detail.summary.id,
                        .seq = detail.summary.seq,
                        .source = detail.summary.source,
                        .type = detail.summary.type,
                        .key = detail.summary.key,
                        .occurredAt = detail.summary.occurredAt,
                        .order = {},
                        .request = request(),
                        .warning = u"Against a.json: \u00e4"_s};
        detail.event.request.body = "secret payload"_ba;
        detail.storedAt = at;
        detail.duplicates = {{at, u"1.2.3.4:5"_s}};
        detail.parents = {EventId::make(at), EventId::make(at)};
        detail.tracesRemoved = {u"payments"_s};
        const auto json = sent(toJson(detail));
        QVERIFY(!QJsonDocument(json).toJson().contains("secret payload"));
        const auto again = eventDetailFromJson(json);
        QVERIFY(again);
        detail.event.request.body.clear();
        QCOMPARE(again->summary, detail.summary);
        QCOMPARE(again->event, detail.event);
        QCOMPARE(again->storedAt, detail.storedAt);
        QCOMPARE(again->routedAt, std::nullopt);
        QCOMPARE(again->duplicates, detail.duplicates);
        QCOMPARE(again->parents, detail.parents);
        QCOMPARE(again->tracesRemoved, detail.tracesRemoved);
    }

    void headersOfForeignEncodingKeepTheirBytes()
    {
        EventDetail detail;
        detail.summary = summary();
        detail.event.request = request();
        const auto json = toJson(detail).value("request"_L1).toObject();
        QVERIFY(json.value("headers"_L1).isNull());
        QCOMPARE(QByteArray::fromBase64(json.value("headers_base64"_L1).toString().toLatin1()),
                 request().headers.raw());
    }

    void deliveriesAndAttemptsComeBackTheSame()
    {
        QCOMPARE(*deliveryFromJson(sent(toJson(delivery()))), delivery());
        auto waiting = delivery();
        waiting.orderKey = "k\xff"_ba;
        waiting.waitsFor = DeliveryId::make(at);
        QCOMPARE(*deliveryFromJson(sent(toJson(waiting))), waiting);
        QCOMPARE(*attemptFromJson(sent(toJson(attempt()))), attempt());
        const auto detail =
            deliveryDetailFromJson(sent(toJson(DeliveryDetail{delivery(), {attempt()}})));
        QCOMPARE(detail->delivery, delivery());
        QCOMPARE(detail->attempts, QList{attempt()});
        const auto page = deliveryPageFromJson(sent(toJson(DeliveryPage{{delivery()}, 2})));
        QCOMPARE(page->deliveries, QList{delivery()});
        QCOMPARE(page->next, 2);
    }

    void removalsComeBackTheSame()
    {
        const RemovalReport refused{false, 12};
        QCOMPARE(*removalReportFromJson(sent(toJson(refused))), refused);
        for (const auto choice : {HeldChoice::Release, HeldChoice::Discard})
            QCOMPARE(heldChoiceFromName(heldChoiceName(choice)), std::optional(choice));
        QCOMPARE(heldChoiceFromName(u"keep"), std::nullopt);
    }

    void rejectionsComeBackTheSame()
    {
        QCOMPARE(*rejectionFromJson(sent(toJson(rejection()))), rejection());
        const auto page = rejectionPageFromJson(sent(toJson(RejectionPage{{rejection()}, {}})));
        QCOMPARE(page->rejections, QList{rejection()});
    }

    void tracesAndTreesComeBackTheSame()
    {
        const QList<Trace> traces{
            {u"payments"_s,
             2,
             {{u"big"_s, u"filter"_s, u"else"_s, {}, {{u"type"_s, u"push"_s}}, false, 3}}}};
        QCOMPARE(*tracesFromJson(sent(toJson(traces))), traces);
        JsonTree tree;
        using Kind = JsonTree::Kind;
        tree.nodes = {{-1, 2, {}, Kind::Object, {}},
                      {0, 1, u"a"_s, Kind::Array, {}},
                      {1, 0, {}, Kind::Number, u"1.50"_s},
                      {0, 0, u"b"_s, Kind::Null, {}}};
        tree.truncated = true;
        QCOMPARE(*jsonTreeFromJson(sent(toJson(tree))), tree);
    }

    void aTreeWhoseParentsDoNotExistIsRefused()
    {
        const auto json = QJsonDocument::fromJson(R"({"nodes":[[5,"null","",""]]})").object();
        QCOMPARE(jsonTreeFromJson(json).error().code, ErrorCode::Invalid);
    }

    void statusAndMonitorComeBackTheSame()
    {
        const StationStatus status{.ingestUrl = u"http://127.0.0.1:8080"_s,
                                   .adminUrl = u"http://127.0.0.1:8081"_s,
                                   .storeUrl = u"sqlite:///x"_s,
                                   .problem = u"port taken"_s,
                                   .warning = u"the disk fills"_s,
                                   .arrivalsPerSecond = 12.5,
                                   .queueDepth = 1,
                                   .p95 = 3.25,
                                   .events = 2,
                                   .rejections = 3,
                                   .dead = 4,
                                   .retain = {std::chrono::hours(24), 5'000'000}};
        QCOMPARE(*stationStatusFromJson(sent(toJson(status))), status);
        const QList outages{Outage{Outage::Cause::Crashed, at, at + std::chrono::hours(1)},
                            Outage{Outage::Cause::Stopped, at, at},
                            Outage{Outage::Cause::Asleep, at, at}};
        QCOMPARE(*outagesFromJson(sent(toJson(outages))), outages);
        MonitorPoint point{at, 1, 2, 3, 4, 5, 6, 7, 8, 1.5, 2.5, 3.5, 9};
        const auto series = monitorSeriesFromJson(sent(toJson(MonitorSeries{5, {point}})));
        QCOMPARE(series->bucketSeconds, 5);
        QCOMPARE(series->points, QList{point});
    }

    void configuredObjectsComeBackTheSame()
    {
        const SourceView source{
            configured(SourceConfig{u"github"_s, u"github"_s, {{u"${A}"_s}}, u"https://x"_s, 5}),
            u"https://x"_s,
            u"no secret"_s,
            1,
            2,
            at,
            3,
            at};
        const auto sources = sourcesFromJson(sent(toJson(QList{source})));
        QCOMPARE(sources->first().source, source.source);
        QCOMPARE(sources->first().problem, source.problem);
        QCOMPARE(sources->first().rejected, 2);
        QCOMPARE(sources->first().lastArrival, source.lastArrival);
        QCOMPARE(sources->first().warned, 3);
        QCOMPARE(sources->first().openUntil, source.openUntil);

        DestinationConfig config;
        config.name = u"billing"_s;
        config.url = u"http://h"_s;
        config.secret = SecretReference{u"file:/x"_s};
        config.timeout = std::chrono::milliseconds(250);
        const DestinationView destination{configured(config), {}, 1, 2, 3, 4, {}};
        const auto destinations = destinationsFromJson(sent(toJson(QList{destination})));
        QCOMPARE(destinations->first().destination, destination.destination);
        QCOMPARE(destinations->first().failedAttempts, 4);
        QCOMPARE(destinations->first().lastSuccess, std::nullopt);

        const QList workflows{
            configured(WorkflowConfig{u"w"_s,
                                      {{{u"in"_s, SourceNode{{u"github"_s}}},
                                        {u"f"_s, FilterNode{u"a"_s}},
                                        {u"s"_s, StopNode{u"b"_s}}},
                                       {{u"in"_s, u"out"_s, u"f"_s}, {u"f"_s, u"else"_s, u"s"_s}}},
                                      std::chrono::days(7)})};
        QCOMPARE(*workflowsFromJson(sent(toJson(workflows))), workflows);
    }

    void changesAndErrorsComeBackTheSame()
    {
        const ReplayRequest replay{{}, {u"a"_s, u"b"_s}, true};
        QCOMPARE(*replayRequestFromJson(sent(toJson(replay))), replay);
        const QList ids{DeliveryId::make(at), DeliveryId::make(at)};
        QCOMPARE(*deliveryIdsFromJson(sent(toJson(ids))), ids);
        using Action = ConfigurationChange::Action;
        ApplyReport report{{{Action::Update, u"source"_s, u"a"_s, {u"max_body"_s}},
                            {Action::Disable, u"workflow"_s, u"w"_s, {}}},
                           {u"${A}"_s},
                           u"127.0.0.1:8080"_s};
        QCOMPARE(*applyReportFromJson(sent(toJson(report))), report);
        WorkflowProblem loose;
        loose.reason = WorkflowProblem::Reason::DuplicateEdge;
        loose.node = u"in"_s;
        loose.field = u"edges"_s;
        loose.edge = 3;
        loose.detail = u"the same edge is there twice"_s;
        report.warnings.append({u"w"_s, 7, loose});
        loose.edge = -1;
        report.warnings.append({u"v"_s, 0, loose});
        QCOMPARE(*applyReportFromJson(sent(toJson(report))), report);
        QCOMPARE(*openUntilFromJson(sent(toJson(at))), at);
        for (int i = 0; i <= int(Mistake::BodyCut); ++i) {
            const Diagnosis diagnosis{Mistake(i), u"subject"_s, u"a sentence"_s, u"a fix"_s,
                                      oddBytes,   9000,         "012345…"_ba,    "\xff"_ba};
            QCOMPARE(*diagnosisFromJson(sent(toJson(diagnosis))), diagnosis);
        }
        const Error error{ErrorCode::TooLarge, u"too large"_s};
        QCOMPARE(*errorFromJson(sent(toJson(error))), error);
    }

    void whatDoesNotFitIsNamed_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("id") << u"id"_s << QJsonValue(u"dlv_1"_s);
        QTest::newRow("time") << u"received_at"_s << QJsonValue(u"yesterday"_s);
        QTest::newRow("word") << u"state"_s << QJsonValue(u"lost"_s);
        QTest::newRow("count") << u"duplicates"_s << QJsonValue(qint64(5'000'000'000));
        QTest::newRow("kind") << u"type"_s << QJsonValue(true);
        QTest::newRow("base64") << u"key_base64"_s << QJsonValue(u"*"_s);
        QTest::newRow("inner") << u"route"_s << QJsonValue(QJsonArray{QJsonObject()});
    }

    void whatDoesNotFitIsNamed()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = toJson(summary());
        json.insert(member, value);
        const auto event = eventSummaryFromJson(json);
        QVERIFY(!event);
        QCOMPARE(event.error().code, ErrorCode::Invalid);
        QVERIFY2(event.error().detail.contains(member), qPrintable(event.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
