// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"

#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto body = R"({"action":"opened","number":1347,"repository":{"id":1296269,"full_name":)"
                  R"("octo-org/hello-world","private":false},"sender":{"login":"octocat"},)"
                  R"("labels":["bug","good first issue"]})"_ba;

JsonTree bodyTree()
{
    using Kind = JsonTree::Kind;
    return {{{-1, 5, {}, Kind::Object, {}},
             {0, 0, u"action"_s, Kind::String, u"opened"_s},
             {0, 0, u"number"_s, Kind::Number, u"1347"_s},
             {0, 3, u"repository"_s, Kind::Object, {}},
             {3, 0, u"id"_s, Kind::Number, u"1296269"_s},
             {3, 0, u"full_name"_s, Kind::String, u"octo-org/hello-world"_s},
             {3, 0, u"private"_s, Kind::False, {}},
             {0, 1, u"sender"_s, Kind::Object, {}},
             {7, 0, u"login"_s, Kind::String, u"octocat"_s},
             {0, 2, u"labels"_s, Kind::Array, {}},
             {9, 0, {}, Kind::String, u"bug"_s},
             {9, 0, {}, Kind::String, u"good first issue"_s}},
            false,
            {}};
}

HeaderBlock headers(const QString &type)
{
    return HeaderBlock("Host: 127.0.0.1:8080\r\nUser-Agent: GitHub-Hookshot/044aadd\r\n"
                       "Content-Type: application/json\r\nX-GitHub-Event: "
                       + type.toUtf8()
                       + "\r\nX-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958\r\n"
                         "X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586"
                         "c22c46f4379c8b043e17\r\n");
}

} // namespace

EventDetail Scenes::event(qint64 seq, const QString &type, EventState state, Microseconds age) const
{
    EventDetail detail;
    const auto receivedAt = m_now - age;
    detail.event.id = EventId::make(receivedAt);
    detail.event.seq = seq;
    detail.event.source = u"github"_s;
    detail.event.type = type;
    detail.event.key = "72d3162e-cc78-11e3-81ab-" + QByteArray::number(seq).rightJustified(12, '0');
    detail.event.request = {"POST", "/in/github",         headers(type),
                            body,   u"127.0.0.1:51734"_s, receivedAt};
    auto &summary = detail.summary;
    summary.id = detail.event.id;
    summary.seq = seq;
    summary.source = detail.event.source;
    summary.type = type;
    summary.key = detail.event.key;
    summary.receivedAt = receivedAt;
    summary.bodySize = body.size();
    summary.state = state;
    if (state == EventState::Delivered)
        summary.finishedAt = receivedAt + 4210us;
    if (state == EventState::Failed)
        summary.finishedAt = receivedAt + 75s;
    detail.storedAt = receivedAt + 830us;
    if (state != EventState::New)
        detail.routedAt = receivedAt + 1640us;
    return detail;
}

QList<EventDetail> Scenes::events(int count) const
{
    QList<EventDetail> events;
    for (int i = 0; i < count; ++i)
        events.append(event(count - i, u"push"_s, EventState::Delivered, std::chrono::seconds(i)));
    return events;
}

DeliveryDetail Scenes::delivery(const EventDetail &event, const QString &destination,
                                DeliveryStatus status, int failures) const
{
    DeliveryDetail detail;
    auto &delivery = detail.delivery;
    delivery.id = DeliveryId::make(event.event.request.receivedAt);
    delivery.seq = event.event.seq;
    delivery.event = event.event.id;
    delivery.eventSeq = event.event.seq;
    delivery.source = event.event.source;
    delivery.type = event.event.type;
    delivery.destination = destination;
    delivery.workflow = u"main"_s;
    delivery.revision = 3;
    delivery.node = u"out"_s;
    delivery.webhookId = event.event.id.toString();
    delivery.status = status;
    delivery.createdAt = *event.routedAt;
    delivery.dueAt = m_now + 12s;
    auto at = *event.routedAt + 500us;
    for (int i = 1; i <= failures; ++i) {
        Attempt attempt;
        attempt.id = AttemptId::make(at);
        attempt.delivery = delivery.id;
        attempt.number = i;
        attempt.startedAt = at;
        attempt.timings = {120, 410, -1, 2900, 3100};
        attempt.outcome = AttemptOutcome::HttpError;
        attempt.httpStatus = 500;
        attempt.error = u"the destination answered 500"_s;
        attempt.responseHeaders = "HTTP/1.1 500 Internal Server Error\r\ncontent-type: text/plain";
        attempt.responseBody = "database is locked\n";
        at += std::chrono::seconds(5 << (i - 1));
        if (i < failures || status != DeliveryStatus::Dead)
            attempt.retryAt = at;
        detail.attempts.append(attempt);
    }
    if (status == DeliveryStatus::Succeeded) {
        Attempt attempt;
        attempt.id = AttemptId::make(at);
        attempt.delivery = delivery.id;
        attempt.number = failures + 1;
        attempt.startedAt = at;
        attempt.timings = {90, 260, -1, 1900, 2050};
        attempt.httpStatus = 204;
        detail.attempts.append(attempt);
    }
    delivery.attempts = int(detail.attempts.size());
    if (!detail.attempts.isEmpty()) {
        delivery.lastHttpStatus = detail.attempts.last().httpStatus;
        delivery.lastError = detail.attempts.last().error;
        if (isFinal(status))
            delivery.finishedAt = detail.attempts.last().startedAt
                + Microseconds(detail.attempts.last().timings.total);
    }
    return detail;
}

Rejection Scenes::rejection(qint64 seq, RejectionCause cause) const
{
    Rejection rejection;
    rejection.id = RejectionId::make(m_now);
    rejection.seq = seq;
    rejection.source = u"github"_s;
    rejection.status = cause == RejectionCause::TooLarge ? 413 : 401;
    rejection.cause = cause;
    rejection.detail = u"computed 3fa1c2…, received 757107…"_s;
    rejection.evidence = {{u"header"_s, u"x-hub-signature-256"_s}, {u"secrets_tried"_s, 1}};
    rejection.request = {"POST",
                         "/in/github",
                         headers(u"push"_s),
                         body,
                         u"140.82.115.10:4711"_s,
                         m_now - std::chrono::seconds(7 * (18 - seq))};
    rejection.bodySize = body.size();
    return rejection;
}

Configured<WorkflowConfig> Scenes::workflow() const
{
    Configured<WorkflowConfig> workflow;
    workflow.config.name = u"payments"_s;
    auto &graph = workflow.config.graph;
    graph.nodes = {
        {u"in"_s, SourceNode{{u"github"_s}}},
        {u"kind"_s,
         SwitchNode{{{u"large"_s, u"body.amount > `10000`"_s},
                     {u"refund"_s, u"type == 'charge.refunded'"_s}}}},
        {u"once"_s, DeduplicateNode{u"body.id"_s, std::chrono::hours(1)}},
        {u"shape"_s,
         MapNode{{{u"id"_s, u"id"_s}, {u"sum"_s, u"body.amount"_s}}, {}, {}, {}, {}, {}, {}, {}}},
        {u"some"_s, BatchNode{}},
        {u"billing"_s, DestinationNode{u"billing"_s}},
        {u"archive"_s, DestinationNode{u"archive"_s}},
        {u"small"_s, StopNode{u"below the limit"_s}}};
    graph.edges = {{u"in"_s, u"out"_s, u"kind"_s},       {u"kind"_s, u"large"_s, u"once"_s},
                   {u"kind"_s, u"refund"_s, u"shape"_s}, {u"kind"_s, u"otherwise"_s, u"small"_s},
                   {u"once"_s, u"out"_s, u"shape"_s},    {u"once"_s, u"duplicate"_s, u"small"_s},
                   {u"shape"_s, u"out"_s, u"billing"_s}, {u"shape"_s, u"out"_s, u"some"_s},
                   {u"some"_s, u"out"_s, u"archive"_s}};
    workflow.owner = u"gui"_s;
    workflow.revision = 4;
    workflow.changedAt = m_now - std::chrono::hours(2);
    return workflow;
}

void Scenes::furnish(ScriptedStation &station) const
{
    station.workflowValues = {workflow()};
    auto &status = station.statusValue;
    status.ingestUrl = u"http://127.0.0.1:8080"_s;
    status.adminUrl = u"http://127.0.0.1:8081"_s;
    status.storeUrl = u"sqlite:///home/me/.local/share/signalbox/station.db"_s;
    status.arrivalsPerSecond = 21.4;
    status.queueDepth = 3;
    status.p95 = 4.21;
    status.events = 1204;
    status.rejections = 17;
    status.dead = 1;
    const std::pair<QString, EventState> kinds[] = {
        {u"push"_s, EventState::InFlight},
        {u"pull_request"_s, EventState::Delivered},
        {u"issues"_s, EventState::Retrying},
        {u"check_run"_s, EventState::Delivered},
        {u"workflow_job"_s, EventState::Failed},
        {u"star"_s, EventState::Stopped},
        {u"ping"_s, EventState::Unmatched},
        {u"deployment_status"_s, EventState::Delivered},
        {u"pull_request_review_comment"_s, EventState::Delivered},
    };
    // Between the sixth and the seventh event.
    station.outageValues = {{Outage::Cause::Stopped, m_now - std::chrono::milliseconds(26'600),
                             m_now - std::chrono::milliseconds(24'100)}};
    qint64 seq = 400;
    for (int i = 0; i < 400; ++i) {
        const auto &[type, state] = kinds[i % 9];
        auto detail =
            event(seq--, type, state, std::chrono::milliseconds(900 + 4300 * i * (1 + i / 40)));
        const auto deliver = [&](const QString &destination, DeliveryStatus status, int failures) {
            detail.summary.route.append({destination, status});
            station.deliveryValues.append(delivery(detail, destination, status, failures));
        };
        switch (state) {
        case EventState::InFlight: deliver(u"billing"_s, DeliveryStatus::InFlight, 0); break;
        case EventState::Retrying:
            deliver(u"billing"_s, DeliveryStatus::Retrying, 2);
            deliver(u"archive"_s, DeliveryStatus::Succeeded, 0);
            break;
        case EventState::Failed:
            deliver(u"archive"_s, DeliveryStatus::Succeeded, 1);
            deliver(u"billing"_s, DeliveryStatus::Dead, 4);
            break;
        case EventState::Delivered:
            deliver(u"billing"_s, DeliveryStatus::Succeeded, 0);
            if (i % 2)
                deliver(u"archive"_s, DeliveryStatus::Succeeded, 0);
            break;
        default: break;
        }
        station.trees.insert(detail.event.id, bodyTree());
        station.traceValues.insert(
            detail.event.id,
            {{u"main"_s,
              3,
              {{u"in"_s, u"source"_s, u"out"_s, {}, {}, false, 3},
               {u"important"_s,
                u"filter"_s,
                u"pass"_s,
                {},
                {{u"type"_s, type}, {u"body.repository.private"_s, false}},
                false,
                41},
               {u"out"_s, u"destination"_s, {}, u"billing"_s, {}, false, 6}}}});
        station.eventValues.append(detail);
    }
    const RejectionCause causes[] = {RejectionCause::SignatureMismatch,
                                     RejectionCause::SignatureMissing, RejectionCause::TooLarge,
                                     RejectionCause::UnknownSource, RejectionCause::Conflict};
    for (int i = 0; i < 17; ++i)
        station.rejectionValues.append(rejection(17 - i, causes[i % 5]));
    Diagnosis diagnosis;
    diagnosis.mistake = Mistake::BodyReserialised;
    diagnosis.signedText = body;
    diagnosis.signedSize = body.size();
    diagnosis.expected = "3fa1c2…";
    diagnosis.received = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    station.diagnoses.insert(station.rejectionValues.first().id, diagnosis);
    SourceView source;
    source.source.config = {u"github"_s, u"github"_s, {{u"${GITHUB_SECRET}"_s}}, {}, 0};
    source.source.owner = u"file:station.yaml"_s;
    source.source.changedAt = m_now - 3h;
    source.address = u"http://127.0.0.1:8080/in/github"_s;
    source.accepted = 1204;
    source.rejected = 17;
    source.warned = 2;
    source.lastArrival = m_now - 2s;
    station.sourceValues.append(source);
    source.source.config.name = u"github-enterprise"_s;
    source.source.config.secrets = {{u"file:/run/secrets/ghe"_s}};
    source.address = u"https://hooks.example.org/in/github-enterprise"_s;
    source.problem = u"No secret: the file /run/secrets/ghe does not exist."_s;
    source.accepted = source.rejected = 0;
    source.lastArrival.reset();
    station.sourceValues.append(source);
    DestinationView destination;
    destination.destination.config.name = u"billing"_s;
    destination.destination.config.url = u"https://billing.internal.example.org/hooks/github"_s;
    destination.destination.config.secret = SecretReference{u"${BILLING_SECRET}"_s};
    destination.destination.owner = u"file:station.yaml"_s;
    destination.destination.changedAt = m_now - 3h;
    destination.pending = 3;
    destination.dead = 1;
    destination.succeeded = 1100;
    destination.failedAttempts = 131;
    destination.lastSuccess = m_now - 4s;
    station.destinationValues.append(destination);
    destination.destination.config.name = u"archive"_s;
    destination.destination.config.url = u"http://127.0.0.1:9000/archive"_s;
    destination.destination.config.secret.reset();
    destination.pending = destination.dead = 0;
    station.destinationValues.append(destination);
    for (int i = 0; i < 900; ++i) {
        MonitorPoint point;
        point.at = m_now - std::chrono::seconds(900 - i);
        point.accepted = qint64(18 + 9 * std::sin(i / 23.0) + (i * 7919) % 7);
        point.duplicates = (i * 31) % 17 == 0 ? 2 : 0;
        point.rejected = (i * 13) % 41 == 0 ? 3 : 0;
        point.arrivals = point.accepted + point.duplicates + point.rejected;
        point.attempts = point.accepted + (i % 5 == 0 ? 3 : 0);
        point.retries = i % 5 == 0 ? 3 : 0;
        point.failures = i % 6 == 0 ? 4 : 0;
        point.dead = i == 700 ? 1 : 0;
        point.p50 = 2.4 + std::sin(i / 40.0);
        point.p95 = 4.5 + 1.6 * std::sin(i / 31.0) + (i % 9) * 0.1;
        point.p99 = point.p95 + 2.2 + (i * 37 % 11) * 0.3;
        point.delivered = point.accepted;
        station.series.points.append(point);
    }
}

} // namespace Signalbox
