// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/ingestfixture.h"

#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

const Error diskError{ErrorCode::Io, u"the disk does not answer"_s};
const Error notThisOne{ErrorCode::Invalid, u"this one cannot be stored"_s};

/// What a store answers.
struct Answers
{
    Result<void> commit;
    Result<void> flush;
    QHash<QByteArray, Error> ingest; ///< by idempotency key
};

/// Thread-safe: the writer also looks after its store when nobody writes.
class Script
{
public:
    void set(const Answers &answers)
    {
        const std::lock_guard lock(m_mutex);
        m_answers = answers;
    }
    Answers now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_answers;
    }

private:
    mutable std::mutex m_mutex;
    Answers m_answers;
};

class ScriptedSession final : public WriteSession
{
public:
    explicit ScriptedSession(const Script &script)
        : m_script(script)
    {
    }

    Result<void> begin() override { return {}; }
    Result<CommitReport> commit() override
    {
        const auto answers = m_script.now();
        if (!answers.commit)
            return answers.commit.error();
        return CommitReport();
    }
    Result<void> flush() override { return m_script.now().flush; }
    void rollback() override { }
    Result<IngestOutcome> ingest(const NewEvent &event) override
    {
        const auto answers = m_script.now();
        if (const auto error = answers.ingest.constFind(event.event.key);
            error != answers.ingest.constEnd())
            return *error;
        return IngestOutcome{IngestStatus::Accepted, event.event.id, {}};
    }
    Result<void> addRejection(const Rejection &) override { return {}; }
    Result<void> beginRun(Timestamp) override { return {}; }
    Result<void> endRun(Timestamp) override { return {}; }
    Result<void> addOutage(const Outage &) override { return {}; }
    Result<void> commitRouting(const RoutingCommit &) override { return {}; }
    Result<void> recordAttempt(const AttemptCommit &) override { return {}; }
    Result<QList<DeliveryId>> replay(const ReplayRequest &, Timestamp) override
    {
        return notThisOne;
    }
    Result<void> redrive(const DeliveryId &, Timestamp) override { return {}; }
    Result<QList<AdmittedEvent>> admitRejection(const RejectionId &,
                                                const QList<NewEvent> &) override
    {
        return notThisOne;
    }
    Result<void> noteConfirmation(const RejectionId &, Timestamp) override { return {}; }
    Result<RetentionStep> retain(const RetentionRules &, Timestamp) override
    {
        return RetentionStep();
    }
    Result<void> shrinkLog(qint64) override { return {}; }
    Result<void> putRetain(const Configured<RetainConfig> &) override { return {}; }
    Result<void> putSource(const Configured<SourceConfig> &) override { return {}; }
    Result<void> putDestination(const Configured<DestinationConfig> &) override { return {}; }
    Result<void> putWorkflow(const Configured<WorkflowConfig> &) override { return {}; }
    Result<int> publish(const NewRevision &) override { return 1; }
    Result<void> removeSource(const QString &) override { return {}; }
    Result<void> removeDestination(const QString &) override { return {}; }
    Result<RemovalReport> removeWorkflow(const WorkflowRemoval &) override
    {
        return RemovalReport();
    }
    Result<bool> finishRemoval(const LeavingWorkflow &) override { return true; }
    Result<void> putSetting(const QString &, const QByteArray &, const Owner &) override
    {
        return {};
    }
    Result<void> removeSecret(const QString &) override { return {}; }
    Result<void> putSecret(const QString &, const QByteArray &) override { return {}; }

private:
    const Script &m_script;
};

class ScriptedStore final : public Store
{
public:
    Result<std::unique_ptr<WriteSession>> writeSession() override
    {
        return std::unique_ptr<WriteSession>(std::make_unique<ScriptedSession>(script));
    }
    Result<std::unique_ptr<ReadSession>> readSession() override { return notThisOne; }
    QString url() const override { return u"scripted"_s; }

    Script script;
};

QByteArray request(const QByteArray &key)
{
    return post(signedHeaders(key, "{}"_ba), "{}"_ba);
}

} // namespace

/// No 2xx for what is not on disk.
class IngestFailureTest final : public QObject
{
    Q_OBJECT

    ScriptedStore store;
    CountingObserver observer;
    SystemClock clock;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<IngestContext> context;
    std::unique_ptr<HttpService> service;
    quint16 port = 0;

private Q_SLOTS:
    void init()
    {
        store.script.set({});
        observer.overloads = 0;
        writer = Writer::start(store).value();
        context = std::make_unique<IngestContext>(*writer, observer, clock, "key"_ba);
        const auto catalogue = ProviderCatalogue::load().value();
        auto table = std::make_shared<SourceTable>();
        table->insert(makeIngestSource({u"github"_s, u"github"_s, {}, {}, 0}, true,
                                       *catalogue.find(u"github"_s),
                                       {{QString(), {{IngestFixture::secret, {}}}}})
                          .value());
        context->setSources(table);
        service = std::make_unique<HttpService>(context->handlers(), ListenerSettings(), 1, clock);
        port = service->listen(QHostAddress::LocalHost, 0).value();
    }
    void cleanup()
    {
        service.reset();
        context.reset();
        writer.reset();
    }

    void aFailedCommitIsAnswered503()
    {
        store.script.set({.commit = diskError, .flush = {}, .ingest = {}});
        const auto answer = RawClient(port).ask(request("a"_ba));
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.headers.single("retry-after"), QByteArrayView("1"));
        QVERIFY(!answer.body.contains("disk"));
        QTRY_COMPARE(observer.overloads, 1);
    }

    void aFailedFlushIsAnswered503AndSoIsEverythingAfterIt()
    {
        store.script.set({.commit = {}, .flush = diskError, .ingest = {}});
        QCOMPARE(RawClient(port).ask(request("a"_ba)).status, 503);
        store.script.set({});
        QCOMPARE(RawClient(port).ask(request("b"_ba)).status, 503);
    }

    void aLostTransactionIsAnswered503ToAllInIt()
    {
        store.script.set({.commit = diskError, .flush = {}, .ingest = {{"b"_ba, diskError}}});
        WriterStop stop(*writer);
        RawClient first(port);
        RawClient second(port);
        first.send(request("a"_ba));
        second.send(request("b"_ba));
        stop.release();
        QCOMPARE(first.read().status, 503);
        QCOMPARE(second.read().status, 503);
    }

    void oneEventThatCannotBeStoredFailsAlone()
    {
        store.script.set({.commit = {}, .flush = {}, .ingest = {{"b"_ba, notThisOne}}});
        RawClient client(port);
        client.send(request("a"_ba) + request("b"_ba) + request("c"_ba));
        QCOMPARE(client.read().status, 200);
        QCOMPARE(client.read().status, 503);
        QCOMPARE(client.read().status, 200);
    }
};

QTEST_GUILESS_MAIN(IngestFailureTest)
#include "tst_ingestfailure.moc"
