// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/router.h"
#include "flakystore.h"

#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <mutex>

/// Stands until somebody turns it. Thread-safe.
class HandClock final : public Signalbox::Clock
{
public:
    Signalbox::Timestamp now() const override { return Signalbox::fromMicroseconds(m_now); }
    void turn(Signalbox::Microseconds forward) { m_now += forward.count(); }

private:
    std::atomic<qint64> m_now = Signalbox::toMicroseconds(Signalbox::SystemClock().now());
};

/// Keeps what it was told of.
class VerdictLog final : public Signalbox::PipelineObserver
{
public:
    using EventState = Signalbox::EventState;
    using Timestamp = Signalbox::Timestamp;
    using Microseconds = Signalbox::Microseconds;

    void ingested(const QString &, Signalbox::IngestStatus, qint64, Timestamp,
                  Microseconds) override
    {
    }
    void warned(const QString &, Timestamp) override { }
    void rejected(const QString &, Signalbox::RejectionCause, Timestamp) override { }
    void overloaded(const QString &, Timestamp) override { }
    void attempted(const QString &, const Signalbox::Attempt &, Signalbox::DeliveryStatus,
                   Timestamp) override
    {
    }
    void routed(const QString &workflow, EventState state, Timestamp, Microseconds) override;
    void walked(const Signalbox::Trace &trace, Timestamp) override;

    QStringList verdicts() const; ///< "workflow state"
    QList<Signalbox::Trace> walks() const;

private:
    mutable std::mutex m_mutex;
    QStringList m_verdicts;
    QList<Signalbox::Trace> m_walks;
};

/// Passes commits on to a router that comes later than the writer's first job. Thread-safe.
class LateListener final : public Signalbox::CommitListener
{
public:
    void setListener(Signalbox::CommitListener *listener);
    void committed(const Signalbox::CommitReport &report) override;

private:
    std::mutex m_mutex;
    Signalbox::CommitListener *m_listener = nullptr;
};

/// A store in a temporary folder with its writer and, once started, a router.
class RoutingFixture
{
public:
    RoutingFixture();
    ~RoutingFixture();

    /// A router over \a workflows; null: none is set.
    Signalbox::Router &start(std::shared_ptr<const Signalbox::RoutingTable> workflows,
                             const Signalbox::RouterOptions &options = {});
    /// Its own time, from the system's on, which stands until it is turned.
    Signalbox::Timestamp now() const { return m_clock.now(); }
    void turn(Signalbox::Microseconds forward); ///< and lets the router look at it
    void turnUnseen(Signalbox::Microseconds forward) { m_clock.turn(forward); }
    /// For what goes on from now on.
    void publish(std::shared_ptr<const Signalbox::RoutingTable> workflows);
    /// Stores the workflow, as whoever applies one does.
    void put(const Signalbox::Configured<Signalbox::WorkflowConfig> &workflow);
    void put(const Signalbox::DestinationConfig &destination);
    /// What the store says now, those that are leaving included.
    std::shared_ptr<const Signalbox::RoutingTable> stored();
    /// Removes workflow w, and publishes what is stored then.
    Signalbox::RemovalReport remove(std::optional<Signalbox::HeldChoice> held);
    Signalbox::RemovalReport removeUnseen(std::optional<Signalbox::HeldChoice> held);

    void restart(); ///< stops everything and opens the store anew, without a router

    /// Stores \a count events of \a source in one transaction; their ids.
    QList<Signalbox::EventId> ingest(const QString &source, int count,
                                     const QByteArray &body = QByteArrayLiteral("{\"n\":1}"));
    /// The same with a body for each.
    QList<Signalbox::EventId> ingest(const QString &source, const QByteArrayList &bodies);
    /// The same with more of each: id, key and the rest of the request are made here.
    QList<Signalbox::EventId> ingest(QList<Signalbox::Event> events);

    FlakyStore::Faults &faults() { return m_store->faults(); }
    const VerdictLog &observed() const { return m_observer; }
    Signalbox::ReadSession &reader() { return *m_reader; }

    Signalbox::EventState state(const Signalbox::EventId &id);
    /// Event id -> how many deliveries it has, over all events.
    QHash<Signalbox::EventId, int> deliveriesByEvent();

private:
    void open();
    void close();
    void write(std::function<void(Signalbox::WriteSession &)> change);

    QTemporaryDir m_folder;
    HandClock m_clock;
    std::shared_ptr<const Signalbox::RoutingTable> m_workflows;
    VerdictLog m_observer;
    LateListener m_commits;
    std::unique_ptr<FlakyStore> m_store;
    std::unique_ptr<Signalbox::ReadSession> m_reader;
    std::unique_ptr<Signalbox::Router> m_router; ///< outlives the writer that it listens to
    std::unique_ptr<Signalbox::Writer> m_writer;
    int m_keys = 0;
};

/// All deliveries, in their order of commit.
QList<Signalbox::Delivery> allDeliveries(Signalbox::ReadSession &reader);

/// Workflow w: in of source shop > it > out to \a destination; a second port goes to other.
Signalbox::Configured<Signalbox::WorkflowConfig>
workflowWith(const Signalbox::NodeBody &body, int revision = 1,
             const QString &destination = QStringLiteral("billing"));

/// A workflow of source, filter and destination: events of \a source whose body has n above \a
/// above go to \a destination, the others stop.
Signalbox::Configured<Signalbox::WorkflowConfig> simpleWorkflow(const QString &name, int revision,
                                                                const QString &source, int above,
                                                                const QString &destination);
