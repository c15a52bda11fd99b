// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer.h"
#include "tests/core/store/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A real store on a disk that is as full as the test says.
class StoreOnADisk final : public Store
{
public:
    explicit StoreOnADisk(std::unique_ptr<Store> store)
        : m_store(std::move(store))
    {
    }
    Result<std::unique_ptr<WriteSession>> writeSession() override
    {
        return m_store->writeSession();
    }
    Result<std::unique_ptr<ReadSession>> readSession() override { return m_store->readSession(); }
    std::optional<DiskSpace> space() const override { return DiskSpace{free, 100LL << 30}; }
    QString url() const override { return m_store->url(); }

    std::atomic<qint64> free = 50LL << 30;

private:
    std::unique_ptr<Store> m_store;
};

} // namespace

/// What the writer does for its store by itself.
class UpkeepTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_stores = 0;
    std::unique_ptr<StoreOnADisk> m_store;
    std::unique_ptr<ReadSession> m_reader;
    std::unique_ptr<Writer> m_writer;

    /// Stores so many events in one transaction. False when they were not taken.
    bool ingest(int count = 1, Timestamp receivedAt = SystemClock().now())
    {
        std::promise<Result<void>> done;
        WriteJob job;
        job.apply = [&](WriteSession &session) {
            for (int i = 0; i < count; ++i) {
                auto event = StoreFixture::newEvent(u"github"_s, QByteArray::number(++m_seq));
                event.event.request.receivedAt = receivedAt;
                QVERIFY(session.ingest(event));
                event.event.seq = m_seq;
                QVERIFY(session.commitRouting(
                    StoreFixture::routing(event.event, {}, EventState::Unmatched)));
            }
        };
        job.done = [&](const Result<void> &committed) { done.set_value(committed); };
        if (!m_writer->submit(std::move(job)))
            return false;
        return done.get_future().get().ok();
    }

    qint64 count() { return m_reader->counts()->events; }

    qint64 m_seq = 0;

private Q_SLOTS:
    void init()
    {
        m_seq = 0;
        const auto url = u"sqlite://"_s + m_folder.filePath(u"%1.db"_s.arg(++m_stores));
        m_store = std::make_unique<StoreOnADisk>(openStore(url).value());
        m_reader = m_store->readSession().value();
        UpkeepPace pace;
        pace.afterCommits = 10ms;
        pace.whenDue = 20ms;
        pace.diskFull = 10ms;
        pace.diskLow = 10ms;
        m_writer = Writer::start(*m_store, pace).value();
    }

    void cleanup()
    {
        m_writer.reset();
        m_reader.reset();
        m_store.reset();
    }

    void newRulesTakeEffectAtOnce()
    {
        QVERIFY(ingest(150, SystemClock().now() - 24h));
        QCOMPARE(count(), 150);
        RetentionRules rules;
        rules.station.age = 1h;
        m_writer->setRetention(rules);
        QTRY_COMPARE(count(), 0);
    }

    void whatGetsTooOldGoesWhileNothingElseHappens()
    {
        RetentionRules rules;
        rules.station.age = 200ms;
        m_writer->setRetention(rules);
        QVERIFY(ingest());
        QTRY_COMPARE(count(), 0);
    }

    void tracesGoWhileNothingElseHappens()
    {
        std::promise<EventId> stored;
        WriteJob job;
        EventId id;
        job.apply = [&](WriteSession &session) {
            QVERIFY(session.putWorkflow({{u"w"_s, {}}, u"gui"_s, true, 1, StoreFixture::at(0)}));
            auto event = StoreFixture::newEvent(u"github"_s, "k"_ba);
            event.event.request.receivedAt = SystemClock().now();
            QVERIFY(session.ingest(event));
            event.event.seq = 1;
            auto routed = StoreFixture::routing(event.event, {}, EventState::Stopped);
            routed.traces = {{u"w"_s, 1, {}}};
            QVERIFY(session.commitRouting(routed));
            id = event.event.id;
        };
        job.done = [&](const Result<void> &) { stored.set_value(id); };
        QVERIFY(m_writer->submit(std::move(job)));
        const auto event = stored.get_future().get();
        QCOMPARE(m_reader->traces(event)->size(), 1);
        RetentionRules rules;
        rules.traces = {{u"w"_s, 200ms}};
        m_writer->setRetention(rules);
        QTRY_VERIFY(m_reader->traces(event)->isEmpty());
        QCOMPARE(count(), 1);
    }

    void rulesAreWhatIsConfigured()
    {
        Configuration configuration;
        configuration.workflows = {{{u"long"_s, {}}, u"gui"_s, true, 1, {}},
                                   {{u"short"_s, {}, 12h}, u"gui"_s, false, 1, {}}};
        const auto rules = retentionRules(configuration);
        QCOMPARE(rules.traces, (QHash<QString, Microseconds>{{u"short"_s, 12h}}));
        QVERIFY(!(rules == RetentionRules()));
    }

    void whatIsTooMuchGoesWithTheNextCommits()
    {
        RetentionRules rules;
        rules.station.bytes = 20 * 600; // an event holds 543
        m_writer->setRetention(rules);
        QVERIFY(ingest(100));
        QTRY_VERIFY(count() <= 22);
        QVERIFY(count() > 10);
    }

    void nothingIsTakenWhileTheDiskIsFull()
    {
        QVERIFY(ingest());
        m_store->free = 255LL << 20;
        QVERIFY(ingest()); // seen with this commit
        QCOMPARE(m_writer->disk().level(), DiskLevel::Full);
        QVERIFY(!ingest());
        std::promise<void> always;
        m_writer->submitAlways(
            {[](WriteSession &) {}, [&](const Result<void> &) { always.set_value(); }, 0});
        always.get_future().wait();
        QVERIFY(!ingest());

        m_store->free = 50LL << 30;
        QTRY_COMPARE(m_writer->disk().level(), DiskLevel::Fine);
        QVERIFY(ingest());
        QCOMPARE(count(), 3);
    }
};

QTEST_GUILESS_MAIN(UpkeepTest)
#include "tst_upkeep.moc"
