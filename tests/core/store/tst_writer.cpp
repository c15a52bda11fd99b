// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commitpace.h"
#include "core/store/writer.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/forwardingsession.h"

#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

class Commits final : public CommitListener
{
public:
    void committed(const CommitReport &report) override
    {
        const std::lock_guard lock(m_mutex);
        m_reports.append(report);
    }
    QList<CommitReport> reports() const
    {
        const std::lock_guard lock(m_mutex);
        return m_reports;
    }

private:
    mutable std::mutex m_mutex;
    QList<CommitReport> m_reports;
};

/// Keeps the writer thread inside a job until opened.
class Gate
{
public:
    WriteJob job()
    {
        return {[this](WriteSession &) {
                    m_entered.set_value();
                    m_opened.get_future().wait();
                },
                {},
                0};
    }
    void waitForWriter() { m_entered.get_future().wait(); }
    void open() { m_opened.set_value(); }

private:
    std::promise<void> m_entered;
    std::promise<void> m_opened;
};

/// Bounds the size of files that this process may write, as a full disk does.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

/// A disk that takes its time, or fails, when a test says so.
struct Disk
{
    std::atomic<int> flushes = 0;
    std::atomic<bool> fails = false;
    std::atomic<bool> broken = false; ///< a rollback could not read what is stored
    std::mutex turning; ///< held by the test: no flush ends

    std::atomic<bool> slow = false;

    Result<void> flushed(const Result<void> &really)
    {
        if (slow)
            std::this_thread::sleep_for(CommitPace::slowFlush);
        const std::lock_guard lock(turning);
        ++flushes;
        return fails ? Error{ErrorCode::Io, u"the disk said no"_s} : really;
    }
};

class WatchedSession final : public ForwardingWriteSession
{
public:
    WatchedSession(std::unique_ptr<WriteSession> session, Disk &disk)
        : ForwardingWriteSession(std::move(session))
        , m_disk(disk)
    {
    }
    Result<void> flush() override { return m_disk.flushed(ForwardingWriteSession::flush()); }
    bool isUsable() const override { return !m_disk.broken; }
    Result<void> begin() override
    {
        if (m_disk.broken)
            return Error{ErrorCode::Io, u"nobody knows what is stored"_s};
        return ForwardingWriteSession::begin();
    }

private:
    Disk &m_disk;
};

class WatchedStore final : public Store
{
public:
    WatchedStore(std::unique_ptr<Store> store, Disk &disk)
        : m_store(std::move(store))
        , m_disk(disk)
    {
    }
    Result<std::unique_ptr<WriteSession>> writeSession() override
    {
        auto session = m_store->writeSession();
        if (!session)
            return session.error();
        return std::unique_ptr<WriteSession>(new WatchedSession(*std::move(session), m_disk));
    }
    Result<std::unique_ptr<ReadSession>> readSession() override { return m_store->readSession(); }
    std::optional<DiskSpace> space() const override { return m_store->space(); }
    QString url() const override { return m_store->url(); }

private:
    std::unique_ptr<Store> m_store;
    Disk &m_disk;
};

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"store.db"_s);
        m_disk = std::make_unique<Disk>();
        open();
        m_commits = std::make_unique<Commits>();
        m_writer->addListener(m_commits.get());
    }
    void cleanup()
    {
        m_writer.reset();
        m_store.reset();
    }

    void theNextGroupIsWrittenWhileOneIsFlushed()
    {
        m_disk->slow = true;
        QVERIFY(write({0}));
        const auto reader = *m_store->readSession();
        QList<int> answered;
        const auto submit = [&](int number, int requests) {
            m_writer->submit({[=](WriteSession &s) { QVERIFY(s.ingest(event(number))); },
                              [&answered, number](const Result<void> &committed) {
                                  QVERIFY(committed);
                                  answered.append(number);
                              },
                              1, requests});
        };
        {
            const std::lock_guard busy(m_disk->turning);
            submit(1, 1);
            QTRY_COMPARE(reader->counts()->events, 2);
            submit(2, CommitPace::enoughWhenSlow);
            QTRY_COMPARE(reader->counts()->events, 3);
            // Too few for a group of their own while another is on its way.
            submit(3, 1);
            submit(4, 1);
            QVERIFY(!QTest::qWaitFor([&] { return reader->counts()->events > 3; }, 50));
            QCOMPARE(m_commits->reports().size(), 1);
            QCOMPARE(m_writer->pendingBytes(), 4);
        }
        QTRY_COMPARE(m_writer->pendingBytes(), 0);
        m_writer.reset();
        QCOMPARE(answered, QList<int>({1, 2, 3, 4}));
        QCOMPARE(m_commits->reports().size(), 4);
        QCOMPARE(m_commits->reports().last().events, 2);
    }

    void aFlushThatFailsEndsTheWriting()
    {
        QVERIFY(write({1}));
        const auto atDisk = m_disk->flushes.load();
        m_disk->fails = true;
        QCOMPARE(write({2}).error().code, ErrorCode::Io);
        m_disk->fails = false; // whatever it says now, nobody knows what it dropped
        QCOMPARE(write({3}).error().code, ErrorCode::Io);
        QVERIFY(!m_writer->submit({[](WriteSession &) { QFAIL("is not applied"); }, {}, 1}));
        QCOMPARE(m_writer->disk().level(), DiskLevel::Failed);
        QCOMPARE(m_disk->flushes, atDisk + 1);
        QTRY_COMPARE(m_writer->pendingBytes(), 0);
        m_writer.reset();
        QCOMPARE(m_commits->reports().size(), 1);

        m_store.reset();
        open();
        QVERIFY(write({4}));
    }

    void aSessionThatIsNotUsableEndsTheWriting()
    {
        QVERIFY(write({1}));
        m_disk->broken = true;
        QCOMPARE(write({2}).error().code, ErrorCode::Io);
        QCOMPARE(m_writer->disk().level(), DiskLevel::Failed);
        QVERIFY(!m_writer->submit({[](WriteSession &) { QFAIL("is not applied"); }, {}, 1}));
    }

    void whatAnEarlierRunLeftIsBroughtToTheDiskFirst()
    {
        QCOMPARE(m_disk->flushes, 1);
        m_disk->fails = true;
        m_writer.reset();
        m_store.reset();
        m_store = std::make_unique<WatchedStore>(*openStore(u"sqlite://"_s + m_path), *m_disk);
        QCOMPARE(Writer::start(*m_store).error().code, ErrorCode::Io);
    }

    void answersAfterTheCommit()
    {
        std::promise<qint64> seen;
        m_writer->submit({[](WriteSession &s) { QVERIFY(s.ingest(event(1))); },
                          [&](const Result<void> &committed) {
                              QVERIFY(committed);
                              const auto reader = m_store->readSession();
                              seen.set_value((*reader)->counts()->events);
                          },
                          100});
        QCOMPARE(seen.get_future().get(), 1);
    }

    void manyThreadsShareCommits()
    {
        constexpr int threads = 4;
        constexpr int each = 500;
        std::atomic<int> accepted = 0;
        std::atomic<int> answered = 0;
        std::vector<std::thread> senders;
        for (int t = 0; t < threads; ++t) {
            senders.emplace_back([&, t] {
                for (int i = 0; i < each; ++i) {
                    auto outcome = std::make_shared<IngestStatus>(IngestStatus::Conflict);
                    const auto one = event(t * each + i);
                    QVERIFY(m_writer->submit(
                        {[=](WriteSession &s) { *outcome = s.ingest(one)->status; },
                         [&, outcome](const Result<void> &committed) {
                             if (committed && *outcome == IngestStatus::Accepted)
                                 ++accepted;
                             ++answered;
                         },
                         1000}));
                }
            });
        }
        for (auto &sender : senders)
            sender.join();
        QTRY_COMPARE(answered.load(), threads * each);
        QCOMPARE(accepted.load(), threads * each);
        QTRY_COMPARE(m_writer->pendingBytes(), 0);
        m_writer.reset();
        const auto reports = m_commits->reports();
        QVERIFY2(reports.size() < threads * each / 2, qPrintable(QString::number(reports.size())));
        QCOMPARE(reports.last().lastSeq, threads * each);
    }

    void whatWaitsGoesIntoOneTransaction()
    {
        Gate gate;
        m_writer->submitAlways(gate.job());
        gate.waitForWriter();
        for (int i = 0; i < 10; ++i)
            m_writer->submit({[=](WriteSession &s) { QVERIFY(s.ingest(event(i % 5))); }, {}, 1});
        gate.open();
        m_writer.reset();
        const auto reports = m_commits->reports();
        QCOMPARE(reports.size(), 2);
        QCOMPARE(reports.last().events, 5); // the copies among them were recognised
    }

    void backPressureRefusesBeforeMemoryGrows()
    {
        Gate gate;
        m_writer->submitAlways(gate.job());
        gate.waitForWriter();
        bool called = false;
        const auto job = [&](qint64 bytes) {
            return WriteJob{[](WriteSession &) {}, [&](const Result<void> &) { called = true; },
                            bytes};
        };
        QVERIFY(m_writer->submit({[](WriteSession &) { }, {}, Writer::maxPendingBytes + 1}));
        QCOMPARE(m_writer->pendingBytes(), Writer::maxPendingBytes + 1);
        QVERIFY(!m_writer->submit(job(1)));
        QVERIFY(!called);
        m_writer->submitAlways(job(1));
        gate.open();
        QTRY_COMPARE(m_writer->pendingBytes(), 0);
        m_writer.reset();
        QVERIFY(called);
    }

    void endingCommitsWhatWaits()
    {
        std::atomic<int> answered = 0;
        for (int i = 0; i < 100; ++i) {
            m_writer->submit({[=](WriteSession &s) { QVERIFY(s.ingest(event(i))); },
                              [&](const Result<void> &committed) {
                                  QVERIFY(committed);
                                  ++answered;
                              },
                              1});
        }
        m_writer.reset();
        QCOMPARE(answered.load(), 100);
        QCOMPARE((*m_store->readSession())->counts()->events, 100);
    }

    void aCrowdIsAnsweredToTheLast()
    {
        // Groups gather while others are written and flushed; none may be forgotten, whether more
        // senders come or the writer is ended meanwhile.
        std::atomic<int> answered = 0;
        std::vector<std::thread> senders;
        for (int t = 0; t < 4; ++t) {
            senders.emplace_back([&, t] {
                for (int i = 0; i < 200; ++i) {
                    std::promise<void> done;
                    m_writer->submit(
                        {[=](WriteSession &s) { QVERIFY(s.ingest(event(t * 200 + i))); },
                         [&](const Result<void> &committed) {
                             answered += committed.ok();
                             done.set_value();
                         },
                         1, 1 + i % 40});
                    done.get_future().wait();
                }
            });
        }
        for (auto &sender : senders)
            sender.join();
        for (int i = 800; i < 1000; ++i) {
            m_writer->submit({[=](WriteSession &s) { QVERIFY(s.ingest(event(i))); },
                              [&](const Result<void> &committed) { answered += committed.ok(); }, 1,
                              10});
        }
        m_writer.reset();
        QCOMPARE(answered.load(), 1000);
        QCOMPARE((*m_store->readSession())->counts()->events, 1000);
    }

    void aLostTransactionAnswersAllAndTheWriterGoesOn()
    {
        Gate gate;
        m_writer->submitAlways(gate.job());
        gate.waitForWriter();
        QList<Error> errors;
        const auto note = [&](const Result<void> &committed) {
            QVERIFY(!committed);
            errors.append(committed.error());
        };
        m_writer->submit({[](WriteSession &s) { QVERIFY(s.ingest(event(1))); }, note, 1});
        m_writer->submit({[](WriteSession &s) {
                              auto twin = event(2);
                              twin.event.id = event(1).event.id; // breaks a constraint
                              QCOMPARE(s.ingest(twin).error().code, ErrorCode::Internal);
                          },
                          note, 1});
        m_writer->submit({[](WriteSession &s) { QVERIFY(!s.ingest(event(3))); }, note, 1});
        gate.open();
        QTRY_COMPARE(m_writer->pendingBytes(), 0);
        QVERIFY(write({4}));
        m_writer.reset();
        QCOMPARE(errors.size(), 3);
        QCOMPARE(errors.at(0), errors.at(2));
        QCOMPARE((*m_store->readSession())->counts()->events, 1);
    }

    void aFullDiskAnswersAllAndTheWriterGoesOn()
    {
        QVERIFY(write({1, 2, 3}));
        {
            const FileSizeLimit full(1024 * 1024);
            const auto failed = write({4, 5}, QByteArray(2 * 1024 * 1024, 'x'));
            QVERIFY(!failed);
            QVERIFY2(failed.error().code == ErrorCode::Unavailable
                         || failed.error().code == ErrorCode::Io,
                     qPrintable(failed.error().detail));
        }
        QVERIFY(write({4, 6}));
        const auto reader = *m_store->readSession();
        QCOMPARE(reader->counts()->events, 5);
        QCOMPARE(reader->events({})->events.first().seq, 5);
        m_writer.reset();
        QCOMPARE(m_commits->reports().size(), 2);
    }

    void readersSeeWholeTransactionsWhileWriting()
    {
        std::atomic<bool> stop = false;
        std::atomic<qint64> reads = 0;
        std::thread other([&] {
            const auto reader = *m_store->readSession();
            while (!stop) {
                const auto counts = reader->counts();
                QVERIFY(counts);
                QCOMPARE(counts->events % 10, 0);
                const auto page = reader->events({});
                QVERIFY(page && (page->events.isEmpty() || page->events.first().seq % 10 == 0));
                ++reads;
            }
        });
        for (int group = 0; group < 50; ++group) {
            QList<int> numbers;
            for (int i = 0; i < 10; ++i)
                numbers.append(10 * group + i);
            QVERIFY(write(numbers));
        }
        QTRY_VERIFY(reads > 0);
        stop = true;
        other.join();
    }

    void aStoreThatIsWrittenAlreadyHasNoSecondWriter()
    {
        QCOMPARE(Writer::start(*m_store).error().code, ErrorCode::Conflict);
    }

private:
    void open()
    {
        m_store = std::make_unique<WatchedStore>(*openStore(u"sqlite://"_s + m_path), *m_disk);
        m_writer = *Writer::start(*m_store);
    }

    static NewEvent event(int number, const QByteArray &body = "{}"_ba)
    {
        static const auto ids = [] {
            QList<EventId> made;
            for (int i = 0; i < 2000; ++i)
                made.append(EventId::make(StoreFixture::at(0)));
            return made;
        }();
        auto made = StoreFixture::newEvent(u"s"_s, QByteArray::number(number), body);
        made.event.id = ids.at(number);
        return made;
    }

    /// Writes events in one job and waits for the answer.
    Result<void> write(const QList<int> &numbers, const QByteArray &body = "{}"_ba)
    {
        std::promise<Result<void>> answer;
        m_writer->submitAlways({[&](WriteSession &s) {
                                    for (const int number : numbers)
                                        std::ignore = s.ingest(event(number, body));
                                },
                                [&](const Result<void> &committed) { answer.set_value(committed); },
                                1});
        return answer.get_future().get();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Commits> m_commits;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
