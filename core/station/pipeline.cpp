// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/pipeline.h"

#include "core/auth/keys/keyfetcher.h"
#include "core/http/filelimit.h"
#include "core/receiver/ingestcontext.h"
#include "core/receiver/rejectionadmission.h"
#include "core/receiver/rejectiondiagnosis.h"
#include "core/station/configurationapply.h"
#include "core/station/redactionkey.h"
#include "core/support/logging.h"

#include <QThread>

#include <algorithm>
#include <limits>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int readerThreads = 2;

int receiverThreadsOf(const StationOptions &options)
{
    return options.receiverThreads > 0 ? options.receiverThreads
                                       : std::max(1, QThread::idealThreadCount());
}

Error noSource(const QString &name)
{
    return {ErrorCode::NotFound, u"there is no source '%1' that could take it"_s.arg(name)};
}

/// What the files that \a config names hold; nothing when it names none. Errors begin with the
/// place in \a lines where the file is named.
Result<std::optional<TlsIdentity>> loadListenerTls(const ListenerConfig &config,
                                                   const StationFileLines &lines)
{
    if (!config.tls)
        return std::optional<TlsIdentity>();
    auto loaded = loadTls(*config.tls);
    if (loaded)
        return std::optional(*std::move(loaded));
    const auto &[certificate, key, clientCa, crl] = *config.tls;
    const auto &detail = loaded.error().detail;
    auto place = u"tls"_s;
    for (const auto &[field, path] : {std::pair(u"tls.crl"_s, crl),
                                      {u"tls.client_ca"_s, clientCa},
                                      {u"tls.key"_s, key},
                                      {u"tls.certificate"_s, certificate}}) {
        if (!path.isEmpty() && detail.contains(path))
            place = field;
    }
    return Error{loaded.error().code, lines.place(place) + place + u": "_s + detail};
}

/// When the station ran is worth a line in the log, not a station that does not start.
void noteFailure(const Result<void> &committed)
{
    if (!committed)
        qCWarning(lcStation).noquote() << u"the run was not noted: "_s + committed.error().detail;
}

} // namespace

Result<std::unique_ptr<Pipeline>> Pipeline::open(const StationOptions &options,
                                                 const Cancellation *cancellation)
{
    std::unique_ptr<Pipeline> pipeline(new Pipeline(options));
    if (const auto opened = pipeline->openRooms(cancellation); !opened)
        return opened.error();
    return pipeline;
}

Result<std::unique_ptr<Pipeline>> Pipeline::start(const StationOptions &options)
{
    auto pipeline = open(options);
    if (!pipeline)
        return pipeline;
    if (const auto begun = (*pipeline)->begin(); !begun)
        return begun.error();
    return pipeline;
}

Pipeline::Pipeline(const StationOptions &options)
    : m_options(options)
    , m_keys(std::make_shared<KeyFetcher>(m_clock, options.keyFetching))
{
    configureListener({.limits = options.limits}, {});
}

Pipeline::~Pipeline()
{
    stop(0ms);
}

Result<void> Pipeline::openRooms(const Cancellation *cancellation)
{
    auto providers = ProviderCatalogue::load(m_options.providerFolder);
    if (!providers)
        return providers.error();
    m_providers = *std::move(providers);

    auto store = openStore(m_options.storeUrl, cancellation);
    if (!store)
        return store.error();
    m_store = *std::move(store);

    auto session = m_store->readSession();
    if (!session)
        return session.error();
    auto snapshots = loadSnapshots(**session, m_providers, m_keys);
    if (!snapshots)
        return snapshots.error();

    auto writer = Writer::start(*m_store, m_options.upkeep);
    if (!writer)
        return writer.error();
    m_writer = *std::move(writer);
    m_dispatcher = std::make_unique<Dispatcher>(DispatcherParts{
        .store = *m_store, .writer = *m_writer, .clock = m_clock, .observer = &m_monitor});
    m_router = std::make_unique<Router>(*m_store, *m_writer, m_clock, &m_monitor);
    m_shadows = std::make_unique<Shadows>(m_clock, m_shadowChanges);
    m_router->setListener(m_shadows.get());
    m_writer->addListener(m_router.get());
    m_writer->addListener(&m_changes);

    m_writer->submitAlways({.apply =
                                [now = m_clock.now()](WriteSession &writing) {
                                    std::ignore = writing.beginRun(
                                        now); // an error loses the transaction, and done() says so
                                },
                            .done = noteFailure});
    const auto redactionKey = ensureRedactionKey(**session, *m_writer);
    if (!redactionKey)
        return redactionKey.error();
    m_ingest =
        std::make_unique<IngestContext>(*m_writer, m_monitor, m_clock, *redactionKey, m_keys);

    m_ingest->setSecretKeeper(
        [this](const QString &source, const QByteArray &secret, std::function<void(bool)> kept) {
            keepSecret(source, secret, std::move(kept));
        });

    auto readers = ReaderPool::start(*m_store, readerThreads);
    if (!readers)
        return readers.error();
    m_readers = *std::move(readers);
    m_backtests = std::make_unique<Backtests>(*m_store);

    m_snapshots = *snapshots;
    m_writer->setRetention(retentionRules(m_snapshots.configuration));
    m_ingest->setSources(m_snapshots.sources);
    m_router->setWorkflows(m_snapshots.routing);
    return {};
}

Result<void> Pipeline::begin()
{
    // An apply() that ends meanwhile tells the dispatcher of its destinations by itself.
    if (auto started = m_dispatcher->start(snapshots().targets); !started)
        return started;
    return m_router->start();
}

Result<QString> Pipeline::listen(const ListenAddress &address)
{
    if (!m_ingest)
        return Error{ErrorCode::Unavailable, u"the station has stopped"_s};
    const std::lock_guard lock(m_mutex);
    auto receiver = std::make_unique<HttpService>(m_ingest->handlers(), m_listenerSettings,
                                                  receiverThreadsOf(m_options), m_clock);
    const auto port = receiver->listen(address.address, address.port);
    if (!port) {
        m_problem = port.error().detail;
        return port.error();
    }
    m_receiver = std::move(receiver);
    m_problem.clear();
    m_address = {address.address, *port};
    const auto url = urlOf(*m_address);
    qCInfo(lcStation).noquote() << u"listening url="_s + url;
    return url;
}

QString Pipeline::urlOf(const ListenAddress &address) const
{
    const auto scheme = m_listenerSettings.tls ? u"https://"_s : u"http://"_s;
    return scheme + formatListenAddress(address);
}

/// For connections from now on; what \a config does not name stays as it is. \a tls is what its
/// files hold.
void Pipeline::configureListener(const ListenerConfig &config,
                                 const std::optional<TlsIdentity> &tls)
{
    const std::lock_guard lock(m_mutex);
    if (config.limits) {
        auto &limits = m_listenerSettings.limits;
        limits = *config.limits;
        const auto files =
            int(std::min<qint64>(raiseFileLimit() / 2, std::numeric_limits<int>::max()));
        limits.connections = std::min(limits.connections, std::max(files, 64));
    }
    if (config.proxies)
        m_listenerSettings.proxies = *config.proxies;
    if (config.tls) {
        m_tlsFiles = config.tls;
        m_listenerSettings.tls = tls;
    }
    if (m_receiver)
        m_receiver->configure(m_listenerSettings);
}

Result<void> Pipeline::reloadCertificates()
{
    std::optional<TlsFiles> files;
    {
        const std::lock_guard lock(m_mutex);
        files = m_tlsFiles;
    }
    const auto tls = loadListenerTls({.tls = files}, {});
    if (!tls)
        return tls.error();
    configureListener({.tls = files}, *tls);
    return {};
}

void Pipeline::stop(std::chrono::milliseconds grace)
{
    m_stopping.stop();
    std::unique_ptr<HttpService> receiver;
    {
        const std::lock_guard lock(m_mutex);
        receiver = std::move(m_receiver);
    }
    if (receiver)
        receiver->stop(grace);
    receiver.reset();
    m_keys->stop();
    if (m_router)
        m_router->stop();
    if (m_dispatcher)
        m_dispatcher->drain(grace);
    if (m_writer) {
        m_writer->submitAlways(
            {.apply = [now = m_clock.now()](
                          WriteSession &writing) { std::ignore = writing.endRun(now); },
             .done = noteFailure});
    }
    std::unique_ptr<ReaderPool> readers;
    {
        const std::lock_guard lock(m_readersMutex);
        readers = std::move(m_readers);
    }
    readers.reset();
    m_backtests.reset();
    m_writer.reset();
    m_router.reset();
    m_shadows.reset();
    m_dispatcher.reset();
    m_ingest.reset();
    m_store.reset();
}

Result<ApplyReport> Pipeline::apply(ReadSession &session, const QByteArray &text,
                                    const QString &name, bool dryRun)
{
    const std::lock_guard applying(m_applying);
    auto plan = planStationFile(session, m_providers, text, name, m_clock.now());
    if (!plan)
        return plan.error();
    const auto tls = loadListenerTls(plan->listener, plan->lines);
    if (!tls)
        return tls.error();
    if (dryRun) {
        plan->report.missingSecrets = missingSecrets(session, *plan);
        return plan->report;
    }
    if (!plan->report.changes.isEmpty()) {
        if (const auto written = putPlan(*m_writer, *plan); !written)
            return written.error();
    }

    // Also when nothing changed: a secret may have come, or gone.
    const auto snapshots = reload(session);
    if (!snapshots)
        return snapshots.error();
    plan->report.missingSecrets = snapshots->missingSecrets;
    configureListener(plan->listener, *tls);
    return plan->report;
}

Result<Snapshots> Pipeline::reload(ReadSession &session)
{
    auto snapshots = loadSnapshots(session, m_providers, m_keys);
    if (!snapshots)
        return snapshots;
    m_writer->setRetention(retentionRules(snapshots->configuration));
    m_ingest->setSources(snapshots->sources);
    m_shadows->follow(snapshots->configuration); // before anything is routed otherwise
    m_router->setWorkflows(snapshots->routing);
    m_dispatcher->setDestinations(snapshots->targets);
    const std::lock_guard lock(m_mutex);
    m_snapshots = *snapshots;
    return snapshots;
}

Result<QList<NewEvent>> Pipeline::eventsOf(ReadSession &session, const RejectionId &id)
{
    const auto rejection = session.rejection(id);
    if (!rejection)
        return rejection.error();
    auto source = m_ingest->sources()->find(rejection->source.toUtf8());
    if (!source)
        return noSource(rejection->source);
    return Signalbox::eventsOf(*rejection, std::move(source), *m_ingest);
}

Result<Diagnosis> Pipeline::diagnose(ReadSession &session, const RejectionId &id)
{
    const auto rejection = session.rejection(id);
    if (!rejection)
        return rejection.error();
    const auto configuration = snapshots().configuration;
    const auto source =
        std::ranges::find_if(configuration.sources, [&](const Configured<SourceConfig> &one) {
            return one.config.name == rejection->source;
        });
    const auto *provider =
        source == configuration.sources.end() ? nullptr : m_providers.find(source->config.provider);
    if (!provider)
        return Error{ErrorCode::NotFound, u"there is no source '%1'"_s.arg(rejection->source)};
    return diagnoseRejection(*rejection, source->config, *provider,
                             resolveSecrets(session, source->config), m_ingest->redaction(),
                             m_providers, m_keys);
}

Snapshots Pipeline::snapshots() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshots;
}

QSet<DeliveryId> Pipeline::inFlight() const
{
    return m_dispatcher->inFlight();
}

QString Pipeline::ingestUrl() const
{
    const std::lock_guard lock(m_mutex);
    return m_address ? urlOf(*m_address) : QString();
}

void Pipeline::setAdminUrl(const QString &url)
{
    const std::lock_guard lock(m_mutex);
    m_adminUrl = url;
}

Result<StationStatus> Pipeline::status(ReadSession &session) const
{
    const auto counts = session.counts();
    if (!counts)
        return counts.error();
    StationStatus status;
    status.storeUrl = m_store->url();
    status.queueDepth = counts->pending;
    status.events = counts->events;
    status.rejections = counts->rejections;
    status.dead = counts->dead;
    const auto now = m_clock.now();
    status.arrivalsPerSecond = double(m_monitor.series(now, 1, 5).points.last().arrivals) / 5;
    status.p95 = m_monitor.series(now, 1, 60).points.last().p95;
    const auto disk = m_writer->disk().level();
    const std::lock_guard lock(m_mutex);
    status.ingestUrl = m_address ? urlOf(*m_address) : QString();
    status.adminUrl = m_adminUrl;
    status.retain = m_snapshots.configuration.retain.config;
    status.problem = m_problem;
    if (disk == DiskLevel::Low)
        status.warning = diskSentence(disk);
    else if (status.problem.isEmpty())
        status.problem = diskSentence(disk);
    return status;
}

} // namespace Signalbox
