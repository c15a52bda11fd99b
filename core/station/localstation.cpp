// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstationasking.h"

#include "core/expression/jsontreereader.h"
#include "core/monitor/prometheus.h"
#include "core/station/providerviews.h"
#include "core/station/stationviews.h"
#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

LocalStation::LocalStation(std::unique_ptr<Pipeline> pipeline, QObject *parent)
    : Station(parent)
    , m_pipeline(std::move(pipeline))
    , m_completions(this,
                    [](std::vector<Completion> &&completions) {
                        for (const auto &complete : completions)
                            complete();
                    })
    , m_pulse(new ChangePulse(200ms, this))
    , m_shadowPulse(new ChangePulse(1s, this))
{
    m_pipeline->setChangeListener(m_pulse);
    m_pipeline->setShadowListener([pulse = m_shadowPulse] { pulse->note(); });
    connect(m_shadowPulse, &ChangePulse::pulsed, this, &LocalStation::shadowsChanged);
    connect(&m_suspension, &SuspensionWatch::slept, this, &LocalStation::noteSleep);
    m_statusTimer.setSingleShot(true);
    connect(&m_statusTimer, &QTimer::timeout, this, &LocalStation::refreshStatus);
    connect(m_pulse, &ChangePulse::pulsed, this, [this] {
        if (!m_statusTimer.isActive() && !m_stopped)
            m_statusTimer.start(1s);
        Q_EMIT changed();
    });
}

LocalStation::~LocalStation()
{
    m_pipeline->setChangeListener(nullptr);
    m_pipeline->setShadowListener({});
    stop(0ms);
}

void LocalStation::noteSleep(Microseconds duration)
{
    const auto now = m_pipeline->clock().now();
    const Outage outage{Outage::Cause::Asleep, now - duration, now};
    change<void>([outage](WriteSession &session) {
        return session.addOutage(outage);
    }).then(this, [this](const Result<void> &noted) {
        if (noted)
            Q_EMIT outagesChanged();
        else
            qCWarning(lcStation).noquote() << u"outage not noted: "_s + noted.error().detail;
    });
}

QFuture<Result<void>> LocalStation::beginInBackground()
{
    if (m_stopped)
        return QtFuture::makeReadyValueFuture(Result<void>(stopped()));
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    runAside([this, promise] {
        finish<void>(promise, std::make_shared<Result<void>>(m_pipeline->begin()));
    });
    return promise->future();
}

Result<QString> LocalStation::listen(const ListenAddress &address)
{
    if (m_stopped)
        return stopped();
    auto url = m_pipeline->listen(address);
    refreshStatus();
    return url;
}

void LocalStation::setAdminUrl(const QString &url)
{
    m_pipeline->setAdminUrl(url);
}

QFuture<Result<void>> LocalStation::putSecret(const QString &name, const QByteArray &secret)
{
    return change<void>(
        [name, secret](WriteSession &session) { return session.putSecret(name, secret); });
}

void LocalStation::stop(std::chrono::milliseconds grace)
{
    m_stopped = true;
    m_statusTimer.stop();
    if (m_aside.joinable())
        m_aside.join();
    m_pipeline->stop(grace);
}

QFuture<void> LocalStation::stopInBackground(std::chrono::milliseconds grace)
{
    m_stopped = true;
    m_statusTimer.stop();
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    runAside([this, promise, grace] {
        m_pipeline->stop(grace);
        m_completions.send([promise] { promise->finish(); });
    });
    return promise->future();
}

void LocalStation::runAside(std::function<void()> work)
{
    m_aside = std::thread([before = std::move(m_aside), work = std::move(work)]() mutable {
        if (before.joinable())
            before.join();
        work();
    });
}

Error LocalStation::stopped()
{
    return {ErrorCode::Unavailable, u"the station has stopped"_s};
}

QFuture<Result<QByteArray>> LocalStation::metrics()
{
    return query<QByteArray>([this](ReadSession &session) -> Result<QByteArray> {
        const auto status = m_pipeline->status(session);
        if (!status)
            return status.error();
        return prometheusText(m_pipeline->monitor().totals(), *status);
    });
}

QFuture<Result<StationStatus>> LocalStation::status()
{
    return query<StationStatus>(
        [this](ReadSession &session) { return m_pipeline->status(session); });
}

QFuture<Result<QList<Outage>>> LocalStation::outages()
{
    return query<QList<Outage>>([](ReadSession &session) { return session.outages(); });
}

QFuture<Result<MonitorSeries>> LocalStation::monitor(int buckets, int bucketSeconds)
{
    return query<MonitorSeries>(
        [this, buckets, bucketSeconds](ReadSession &) -> Result<MonitorSeries> {
            return m_pipeline->monitor().series(m_pipeline->clock().now(), buckets, bucketSeconds);
        });
}

QFuture<Result<EventPage>> LocalStation::events(const EventQuery &query_)
{
    return query<EventPage>([query_](ReadSession &session) { return session.events(query_); });
}

QFuture<Result<EventDetail>> LocalStation::event(const EventId &id)
{
    return query<EventDetail>([id](ReadSession &session) { return session.event(id); });
}

QFuture<Result<QByteArray>> LocalStation::eventBody(const EventId &id)
{
    return query<QByteArray>([id](ReadSession &session) { return session.eventBody(id); });
}

QFuture<Result<JsonTree>> LocalStation::eventTree(const EventId &id)
{
    return query<JsonTree>([id](ReadSession &session) -> Result<JsonTree> {
        const auto body = session.eventBody(id);
        if (!body)
            return body.error();
        return readJsonTree(*body);
    });
}

QFuture<Result<QList<Trace>>> LocalStation::traces(const EventId &id)
{
    return query<QList<Trace>>([id](ReadSession &session) { return session.traces(id); });
}

QFuture<Result<RejectionPage>> LocalStation::rejections(const RejectionQuery &query_)
{
    return query<RejectionPage>(
        [query_](ReadSession &session) { return session.rejections(query_); });
}

QFuture<Result<Rejection>> LocalStation::rejection(const RejectionId &id)
{
    return query<Rejection>([id](ReadSession &session) { return session.rejection(id); });
}

QFuture<Result<Diagnosis>> LocalStation::diagnose(const RejectionId &id)
{
    return query<Diagnosis>(
        [this, id](ReadSession &session) { return m_pipeline->diagnose(session, id); });
}

QFuture<Result<DeliveryPage>> LocalStation::deliveries(const DeliveryQuery &query_)
{
    return query<DeliveryPage>([this, query_](ReadSession &session) {
        auto page = session.deliveries(query_);
        if (page)
            markInFlight(page->deliveries, m_pipeline->inFlight());
        return page;
    });
}

QFuture<Result<DeliveryDetail>> LocalStation::delivery(const DeliveryId &id)
{
    return query<DeliveryDetail>([this, id](ReadSession &session) {
        auto detail = session.delivery(id);
        if (detail)
            markInFlight(detail->delivery, m_pipeline->inFlight());
        return detail;
    });
}

QFuture<Result<WorkflowFlow>> LocalStation::flow(const QString &workflow)
{
    return QtFuture::makeReadyValueFuture(
        Result<WorkflowFlow>(m_pipeline->monitor().flow(workflow)));
}

QFuture<Result<QList<ProviderView>>> LocalStation::providers()
{
    return query<QList<ProviderView>>(
        [this](ReadSession &) { return Result(providerViews(m_pipeline->providers())); });
}

QFuture<Result<QList<SourceView>>> LocalStation::sources()
{
    return query<QList<SourceView>>([this](ReadSession &) -> Result<QList<SourceView>> {
        auto views = sourceViews(m_pipeline->snapshots(), m_pipeline->monitor().totals(),
                                 m_pipeline->ingestUrl());
        for (auto &view : views)
            view.openUntil = m_pipeline->registrationUntil(view.source.config.name);
        return views;
    });
}

QFuture<Result<QList<DestinationView>>> LocalStation::destinations()
{
    return query<QList<DestinationView>>(
        [this](ReadSession &session) -> Result<QList<DestinationView>> {
            const auto counts = session.destinationCounts();
            if (!counts)
                return counts.error();
            return destinationViews(m_pipeline->snapshots(), m_pipeline->monitor().totals(),
                                    *counts);
        });
}

QFuture<Result<QList<Configured<WorkflowConfig>>>> LocalStation::workflows()
{
    using Workflows = QList<Configured<WorkflowConfig>>;
    return query<Workflows>([this](ReadSession &) -> Result<Workflows> {
        return m_pipeline->snapshots().configuration.workflows;
    });
}

QFuture<Result<QList<DeliveryId>>> LocalStation::replay(const ReplayRequest &request)
{
    return change<QList<DeliveryId>>([this, request](WriteSession &session) {
        return session.replay(request, m_pipeline->clock().now());
    });
}

QFuture<Result<Timestamp>> LocalStation::openRegistration(const QString &source,
                                                          Microseconds duration)
{
    return query<Timestamp>([this, source, duration](ReadSession &) {
        return m_pipeline->openRegistration(source, duration);
    });
}

QFuture<Result<TestAnswer>> LocalStation::sendTest(const TestRequest &request)
{
    return query<SignedTest>([this, request](ReadSession &session) {
               const SecretResolver secrets(
                   [&](const QString &name) { return session.secret(name); });
               return signTest(request, m_pipeline->snapshots().configuration,
                               m_pipeline->providers(), secrets, m_pipeline->ingestUrl(),
                               m_pipeline->clock().now());
           })
        .then(this,
              [this](const Result<SignedTest> &test) {
                  return test ? m_tests.send(*test)
                              : QtFuture::makeReadyValueFuture(Result<TestAnswer>(test.error()));
              })
        .unwrap();
}

QFuture<Result<void>> LocalStation::redrive(const DeliveryId &id)
{
    return change<void>([this, id](WriteSession &session) {
        return session.redrive(id, m_pipeline->clock().now());
    });
}

QFuture<Result<ApplyReport>> LocalStation::apply(const QByteArray &text, const QString &name,
                                                 bool dryRun)
{
    return configure<ApplyReport>(
        [this, text, name, dryRun](ReadSession &session) {
            return m_pipeline->apply(session, text, name, dryRun);
        },
        [dryRun](const ApplyReport &report) { return !dryRun && !report.changes.isEmpty(); });
}

void LocalStation::refreshStatus()
{
    if (m_stopped)
        return;
    m_pipeline->readers().ask([this](ReadSession &session) {
        const auto status = m_pipeline->status(session);
        m_completions.send([this, status] {
            if (!status || *status == m_lastStatus)
                return; // steady: sleep until the next change
            m_lastStatus = *status;
            if (!m_statusTimer.isActive() && !m_stopped)
                m_statusTimer.start(1s);
            Q_EMIT statusChanged(*status);
        });
    });
}

} // namespace Signalbox
