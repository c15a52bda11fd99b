// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keys/keyfetchpolicy.h"
#include "core/auth/providercatalogue.h"
#include "core/delivery/dispatcher.h"
#include "core/domain/diagnosis.h"
#include "core/domain/drafts.h"
#include "core/domain/monitor.h"
#include "core/domain/revision.h"
#include "core/domain/workflowcase.h"
#include "core/http/httpservice.h"
#include "core/monitor/monitor.h"
#include "core/receiver/handshakes/subscriptionapproval.h"
#include "core/receiver/ingestcontext.h"
#include "core/routing/router.h"
#include "core/station/backtests.h"
#include "core/station/changerelay.h"
#include "core/station/commitrelay.h"
#include "core/station/listenaddress.h"
#include "core/station/listenerconfig.h"
#include "core/station/objectediting.h"
#include "core/station/readerpool.h"
#include "core/station/shadows.h"
#include "core/station/snapshots.h"
#include "core/store/writer.h"
#include "core/support/cancellation.h"

#include <functional>
#include <memory>
#include <mutex>

namespace Signalbox {

/// What a station is made with.
struct StationOptions
{
    QString storeUrl;
    QString providerFolder; ///< a user's own providers; need not exist
    HttpLimits limits; ///< where a station file does not say others
    int receiverThreads = 0; ///< 0: one per core
    UpkeepPace upkeep = {};
    KeyFetchPolicy keyFetching = {};
};

/// The rooms of a core put together: store, writer, router, dispatcher, readers, receiver. Each has
/// threads of its own; this object only makes, connects and ends them, and keeps the configuration.
/// Functions are thread-safe unless they say otherwise.
class Pipeline final
{
    Q_DISABLE_COPY_MOVE(Pipeline)

public:
    /// Opens the store. Nothing is routed, sent or received yet, so that apply() can first say by
    /// what. May take long (a migration): call it on a thread that may wait. \a cancellation: see
    /// openStore().
    static Result<std::unique_ptr<Pipeline>> open(const StationOptions &options,
                                                  const Cancellation *cancellation = nullptr);
    /// open() and begin().
    static Result<std::unique_ptr<Pipeline>> start(const StationOptions &options);
    ~Pipeline(); ///< stop() without grace

    // These three one after another, on whatever threads.
    /// Begins to route and to send what the store holds, by what it says now. Once.
    Result<void> begin();
    /// Begins to receive; the URL without a path, https where a station file named certificates.
    Result<QString> listen(const ListenAddress &address);
    /// Ends both and closes the store; again: does nothing.
    void stop(std::chrono::milliseconds grace);

    /// Reads \a text as a station file and makes the store say the same. On a thread that may wait,
    /// with a read session of that thread.
    Result<ApplyReport> apply(ReadSession &session, const QByteArray &text, const QString &name,
                              bool dryRun);

    // What people change, on a thread that may wait, with a read session of that thread; see
    // Station for what comes of it.
    Result<PublishReport> publish(ReadSession &session, const PublishRequest &request);
    Result<SaveReport> save(ReadSession &session, const SourceDraft &draft);
    Result<SaveReport> save(ReadSession &session, const DestinationDraft &draft);
    Result<void> setEnabled(ReadSession &session, const ObjectName &object, bool enabled);
    Result<void> remove(ReadSession &session, const ObjectName &object);
    Result<RemovalReport> removeWorkflow(ReadSession &session, const WorkflowRemoval &removal);
    Result<void> detach(ReadSession &session, const ObjectName &object);

    // What people try, likewise.
    Result<BacktestId> startBacktest(ReadSession &session, const BacktestRequest &request);
    Backtests &backtests() { return *m_backtests; }
    Result<ShadowReport> startShadow(ReadSession &session, const ShadowRequest &request);
    Shadows &shadows() { return *m_shadows; }
    /// Cancelled, soon, when it stops meanwhile.
    Result<QList<CaseResult>> runCases(ReadSession &session, const CaseRequest &request);
    Result<QList<WorkflowCase>> cases(ReadSession &session, const QString &workflow);
    Result<void> saveCases(ReadSession &session, const QString &workflow,
                           const QList<WorkflowCase> &cases);

    /// Reads the certificates of the listener again, for connections from now on. An error names
    /// the file; the old ones then stay. Nothing to do without TLS.
    Result<void> reloadCertificates();

    /// What the rejection would become if an operator admitted it now; see
    /// Station::admitRejection() for the errors.
    Result<QList<NewEvent>> eventsOf(ReadSession &session, const RejectionId &id);

    /// See Station::openRegistration().
    Result<Timestamp> openRegistration(const QString &source, Microseconds duration);
    /// Until when \a source is open; nothing when it is not.
    std::optional<Timestamp> registrationUntil(const QString &source) const;

    /// See Station::diagnose().
    Result<Diagnosis> diagnose(ReadSession &session, const RejectionId &id);

    /// Makes the topic that \a rejection asks about, see awaitsApproval(), one of its source's. On
    /// a thread that may wait. Invalid when there is nothing to approve, NotFound without the
    /// source, Conflict when a station file owns the source and does not name the topic.
    Result<SubscriptionApproval> approveTopic(ReadSession &session, const Rejection &rejection);
    /// Goes to the address of \a approval, notes that at \a rejection, and tells \a done on any
    /// thread; errors as of KeyFetcher::fetch().
    void confirm(const RejectionId &rejection, const SubscriptionApproval &approval,
                 std::function<void(const Result<void> &)> done);

    /// What the station works by at this moment.
    Snapshots snapshots() const;
    const ProviderCatalogue &providers() const { return m_providers; }
    Monitor &monitor() { return m_monitor; }
    const Clock &clock() const { return m_clock; }
    Writer &writer() { return *m_writer; }
    ReaderPool &readers() { return *m_readers; }
    QSet<DeliveryId> inFlight() const;
    /// One more to be told of commits; null: nobody. Not owned.
    void setChangeListener(CommitListener *listener) { m_changes.setListener(listener); }
    /// Called on any thread when shadows changed; null: nobody.
    void setShadowListener(std::function<void()> listener)
    {
        m_shadowChanges.setListener(std::move(listener));
    }
    void setAdminUrl(const QString &url); ///< for status()

    QString ingestUrl() const; ///< empty while it does not listen

    /// With the counts of \a session's store.
    Result<StationStatus> status(ReadSession &session) const;

private:
    explicit Pipeline(const StationOptions &options);
    Result<void> openRooms(const Cancellation *cancellation);
    void configureListener(const ListenerConfig &config, const std::optional<TlsIdentity> &tls);
    QString urlOf(const ListenAddress &address) const;
    /// Has all rooms work by what the store says now. Under m_applying.
    Result<Snapshots> reload(ReadSession &session);
    /// Where a secret that the vendor of \a source delivers is kept: the name in {stored: name}.
    Result<QString> deliveredSecretName(const QString &source) const;
    void keepSecret(const QString &source, const QByteArray &secret,
                    std::function<void(bool)> kept);
    void noteConfirmation(const RejectionId &rejection,
                          std::function<void(const Result<void> &)> done);
    /// See IngestContext::keepSecret(); the secret is on disk.
    void reloadSecrets(std::function<void(bool)> kept);
    /// Writes what \a plan makes of the stored configuration, and reloads; one change at a time.
    Result<void>
    change(ReadSession &session,
           const std::function<Result<ConfigurationWrite>(const Configuration &)> &plan);

    StationOptions m_options;
    SystemClock m_clock;
    const std::shared_ptr<KeyFetcher> m_keys;
    ProviderCatalogue m_providers;
    Monitor m_monitor;
    CommitRelay m_changes;
    ChangeRelay m_shadowChanges;
    std::unique_ptr<Shadows> m_shadows; ///< outlives the router, whose listener it is
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Dispatcher> m_dispatcher; ///< outlives the writer, whose listener it is
    std::unique_ptr<Router> m_router; ///< likewise
    std::unique_ptr<Writer> m_writer;
    Cancellation m_stopping; ///< for what readers do longer than a moment
    std::mutex m_readersMutex; ///< for who is neither stopping nor asked for by the station
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<Backtests> m_backtests;
    std::unique_ptr<IngestContext> m_ingest;

    std::mutex m_applying; ///< one apply at a time, from reading to using
    mutable std::mutex m_mutex; ///< guards what follows
    std::unique_ptr<HttpService> m_receiver;
    ListenerSettings m_listenerSettings;
    std::optional<TlsFiles> m_tlsFiles;
    std::optional<ListenAddress> m_address; ///< while it listens
    Snapshots m_snapshots;
    QString m_adminUrl;
    QString m_problem;
};

} // namespace Signalbox
