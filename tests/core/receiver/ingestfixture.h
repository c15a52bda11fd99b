// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/receiver/ingestcontext.h"
#include "tests/core/http/httpfixture.h"

#include <QSet>
#include <QTemporaryDir>

#include <atomic>
#include <mutex>

namespace Signalbox {

/// Counts what the receiver tells.
class CountingObserver final : public PipelineObserver
{
public:
    void ingested(const QString &source, IngestStatus status, qint64 bytes, Timestamp receivedAt,
                  Microseconds latency) override;
    void warned(const QString &, Timestamp) override { ++warnings; }
    void rejected(const QString &source, RejectionCause cause, Timestamp at) override;
    void overloaded(const QString &source, Timestamp at) override;
    void routed(const QString &, EventState, Timestamp, Microseconds) override { }
    void walked(const Trace &, Timestamp) override { }
    void attempted(const QString &, const Attempt &, DeliveryStatus, Timestamp) override { }

    /// Of the sources that requests were refused for, in any way.
    QSet<QString> names() const;

    std::atomic<int> accepted = 0;
    std::atomic<int> duplicates = 0;
    std::atomic<int> conflicts = 0;
    std::atomic<int> replayed = 0;
    std::atomic<int> warnings = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> overloads = 0;
    std::atomic<qint64> bytes = 0;
    std::atomic<bool> negativeLatency = false;

private:
    mutable std::mutex m_mutex; ///< guards what follows
    QSet<QString> m_names;
};

/// Holds the writer thread in a job until released.
class WriterStop final
{
public:
    /// Returns once the writer stands still.
    explicit WriterStop(Writer &writer);
    ~WriterStop(); ///< release()
    void release();

private:
    struct State
    {
        std::mutex mutex;
        std::condition_variable changed;
        bool reached = false;
        bool released = false;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// A receiver over real sockets and a real store, with the sources github and off (disabled).
class IngestFixture final
{
public:
    static const QByteArray secret;

    explicit IngestFixture(int threads = 2, const HttpLimits &limits = {},
                           const std::shared_ptr<KeyFetcher> &keys = {},
                           const KeyWaitingLimits &keyLimits = {});

    RawClient client() const { return RawClient(port); }
    Answer ask(const QByteArray &request) const { return client().ask(request); }

    /// A source named \a config.name, beside those there are.
    void addSource(const SourceConfig &config, const Provider &provider,
                   const QList<QByteArray> &secrets = {secret}, bool enabled = true);
    const Provider &github() const { return *catalogue.find(QStringLiteral("github")); }

    /// What the store holds, newest first.
    QList<EventSummary> events();
    Event event(const EventId &id);
    /// Waits until \a count rejections are stored; in full, oldest first.
    QList<Rejection> rejections(qsizetype count);
    qint64 storedRejections();

    QTemporaryDir folder;
    SystemClock clock;
    CountingObserver observer;
    ProviderCatalogue catalogue;
    std::unique_ptr<Store> store;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<IngestContext> context;
    std::unique_ptr<HttpService> service;
    std::unique_ptr<ReadSession> reader;
    quint16 port = 0;

private:
    std::shared_ptr<const KeySource> m_keys;
    QList<std::shared_ptr<const IngestSource>> m_sources;
};

/// POST /in/github with \a headers (each line ended by CRLF) added to what framing needs.
QByteArray post(const QByteArray &headers, const QByteArray &body,
                const QByteArray &target = QByteArrayLiteral("/in/github"));

/// Signature, delivery and event header lines as GitHub sends them.
QByteArray signedHeaders(const QByteArray &delivery, const QByteArray &body,
                         const QByteArray &event = QByteArrayLiteral("push"));

/// The "id" and "status" of an answer's JSON.
EventId eventIdOf(const Answer &answer);
QString statusOf(const Answer &answer);

} // namespace Signalbox
