// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QTest>

#include <functional>

namespace Signalbox {

/// A store under test with its sessions, and short ways to fill it. The conformance suites derive
/// from it; whoever runs them says where an empty store is to be made.
class StoreFixture : public QObject
{
    Q_OBJECT

public:
    /// Gives the URL of a new, empty store, each time another.
    using MakeUrl = std::function<QString()>;
    explicit StoreFixture(MakeUrl makeUrl);

    static Timestamp at(qint64 seconds); ///< a fixed day plus \a seconds
    static NewEvent newEvent(const QString &source, const QByteArray &key,
                             const QByteArray &body = QByteArrayLiteral("{}"),
                             const QString &type = QStringLiteral("push"));
    static Rejection newRejection(const QString &source, RejectionCause cause);
    static Delivery newDelivery(const Event &event, const QString &destination);
    static RoutingCommit routing(const Event &event, const QList<Delivery> &deliveries,
                                 EventState state = EventState::InFlight);
    static AttemptCommit attempt(const Delivery &delivery, int number, DeliveryStatus status);
    static Configured<DestinationConfig> destination(const QString &name);

protected:
    WriteSession &writer() { return *m_writer; }
    ReadSession &reader() { return *m_reader; }

    /// Runs \a change in a transaction of its own that must succeed.
    CommitReport commit(const std::function<void(WriteSession &)> &change);
    /// Stores the event, which must be new, and answers as the store has it.
    Event store(const NewEvent &event);
    /// Stores an event and routes it to \a destinations; its deliveries as the store has them.
    QList<Delivery> storeAndRoute(const QByteArray &key, const QStringList &destinations);
    EventSummary summary(const EventId &id);
    Delivery delivery(const DeliveryId &id);

    void reopen(); ///< closes the store and opens it again, as a restart does

protected Q_SLOTS:
    void init();
    void cleanup();

private:
    void open();

    MakeUrl m_makeUrl;
    QString m_url;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<WriteSession> m_writer;
    std::unique_ptr<ReadSession> m_reader;
};

} // namespace Signalbox
