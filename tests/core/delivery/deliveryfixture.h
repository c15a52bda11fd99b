// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/dispatcher.h"
#include "tests/core/delivery/observedstore.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <mutex>

namespace Signalbox {

/// Remembers each attempt that the dispatcher told of.
class RecordingObserver final : public PipelineObserver
{
public:
    struct Seen
    {
        QString destination;
        Attempt attempt;
        DeliveryStatus after = DeliveryStatus::Succeeded;
        Timestamp receivedAt{};
    };

    void ingested(const QString &, IngestStatus, qint64, Timestamp, Microseconds) override { }
    void warned(const QString &, Timestamp) override { }
    void rejected(const QString &, RejectionCause, Timestamp) override { }
    void overloaded(const QString &, Timestamp) override { }
    void routed(const QString &, EventState, Timestamp, Microseconds) override { }
    void walked(const Trace &, Timestamp) override { }
    void attempted(const QString &destination, const Attempt &attempt, DeliveryStatus after,
                   Timestamp eventReceivedAt) override;

    QList<Seen> seen() const;
    int count() const;
    /// Blocks until that many have been seen.
    void waitForCount(int count) const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_more;
    QList<Seen> m_seen;
};

/// A store in a temporary folder with its writer and a dispatcher on it.
class DeliveryFixture final
{
    Q_DISABLE_COPY_MOVE(DeliveryFixture)

public:
    /// \a bytesInFlight: the dispatcher's bound; 0: its own.
    explicit DeliveryFixture(qint64 bytesInFlight = 0);
    ~DeliveryFixture();

    /// Adds or replaces it for the dispatcher. Takes effect at start() or at once.
    void setTarget(const DeliveryTarget &target);
    /// In the store as well, as a station does first.
    void putDestination(const DestinationConfig &config);
    void removeDestination(const QString &name);

    void start();
    void stop(std::chrono::milliseconds grace = {}); ///< drains, closes the store
    Dispatcher &dispatcher() { return *m_dispatcher; }

    /// Stores \a count events, each with one delivery to \a destination, due now.
    QList<DeliveryId> add(const QString &destination, int count = 1,
                          const QByteArray &body = "{\"a\":1}");
    /// The same with an order key and a body for each.
    QList<DeliveryId> addOrdered(const QString &destination,
                                 const QList<std::pair<QByteArray, QByteArray>> &keysAndBodies);
    DeliveryId addEvent(const QString &destination, const QByteArray &headers,
                        const QByteArray &body);
    void redrive(const DeliveryId &delivery);
    QList<DeliveryId> replay(const ReplayRequest &request);

    DeliveryDetail detail(const DeliveryId &delivery);
    DeliveryStatus status(const DeliveryId &delivery) { return detail(delivery).delivery.status; }
    qint64 pending();

    DeliveryContent content; ///< of every delivery that is added from now on
    StoreProbe probe;
    RecordingObserver observer;
    SystemClock clock;

private:
    void open();
    NewEvent makeEvent(const QByteArray &headers, const QByteArray &body);
    RoutingCommit route(const NewEvent &event, qint64 seq, const QString &destination);
    QList<DeliveryId> store(const QList<NewEvent> &events, const QString &destination,
                            const QByteArrayList &orderKeys = {});
    /// Has \a apply run by the writer and waits for the commit.
    void write(std::function<void(WriteSession &)> apply);

    const qint64 m_bytesInFlight;
    QTemporaryDir m_folder;
    QHash<QString, DeliveryTarget> m_targets;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<ReadSession> m_reader;
};

/// A destination that retries soon.
DeliveryTarget quickTarget(const QString &name, const QString &url);

} // namespace Signalbox
