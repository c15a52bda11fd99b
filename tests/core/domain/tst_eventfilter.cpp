// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/query.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

class TestEventFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyTextRestrictsNothing() { QVERIFY(parseEventFilter(u"  ", m_now)->isEmpty()); }

    void readsEveryWord()
    {
        const auto filter = parseEventFilter(
            u"source:github type:push* state:in_flight destination:billing key:k-1 hello  world",
            m_now);
        QVERIFY(filter);
        EventFilter expected;
        expected.source = u"github"_s;
        expected.type = u"push*"_s;
        expected.state = EventState::InFlight;
        expected.destination = u"billing"_s;
        expected.key = u"k-1"_s;
        expected.text = u"hello world"_s;
        QCOMPARE(*filter, expected);
    }

    void quotesKeepBlanksTogether()
    {
        const auto filter = parseEventFilter(uR"(type:"order created" "a  b" c)", m_now);
        QCOMPARE(filter->type, u"order created"_s);
        QCOMPARE(filter->text, u"a  b c"_s);
    }

    void unknownWordsAreText()
    {
        QCOMPARE(parseEventFilter(u"colour:red :x", m_now)->text, u"colour:red :x"_s);
    }

    void readsTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("moment");
        const auto ago = [this](Microseconds d) { return toMicroseconds(m_now - d); };
        QTest::newRow("seconds") << u"since:30s"_s << ago(30s);
        QTest::newRow("minutes") << u"since:15m"_s << ago(15min);
        QTest::newRow("hours") << u"since:2h"_s << ago(2h);
        QTest::newRow("days") << u"since:3d"_s << ago(72h);
        QTest::newRow("iso") << u"since:2026-11-24T09:00:00Z"_s
                             << toMicroseconds(*fromIso8601(u"2026-11-24T09:00:00Z"));
    }
    void readsTimes()
    {
        QFETCH(QString, text);
        QFETCH(qint64, moment);
        QCOMPARE(toMicroseconds(parseEventFilter(text, m_now)->since.value()), moment);
        text.replace(u"since"_s, u"until"_s);
        QCOMPARE(toMicroseconds(parseEventFilter(text, m_now)->until.value()), moment);
    }

    void errorsNameTheWord()
    {
        const auto state = parseEventFilter(u"a state:broken b", m_now);
        QVERIFY(!state);
        QCOMPARE(state.error().code, ErrorCode::Invalid);
        QVERIFY(state.error().detail.contains(u"state:broken"_s));
        const auto since = parseEventFilter(u"since:yesterday", m_now);
        QVERIFY(!since);
        QVERIFY(since.error().detail.contains(u"since:yesterday"_s));
        QVERIFY(!parseEventFilter(u"since:", m_now));
        QVERIFY(!parseEventFilter(u"since:-5m", m_now));
    }

private:
    const Timestamp m_now = fromIso8601(u"2026-11-24T10:00:00Z").value();
};

QTEST_GUILESS_MAIN(TestEventFilter)
#include "tst_eventfilter.moc"
