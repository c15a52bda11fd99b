// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/outageconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void OutageConformance::begin(Timestamp now)
{
    commit([&](WriteSession &session) { QVERIFY(session.beginRun(now)); });
}

void OutageConformance::end(Timestamp now)
{
    commit([&](WriteSession &session) { QVERIFY(session.endRun(now)); });
}

QList<Outage> OutageConformance::outages()
{
    return reader().outages().value();
}

void OutageConformance::theFirstStartIsNoOutage()
{
    begin(at(0));
    QCOMPARE(outages(), QList<Outage>());
}

void OutageConformance::anOrderlyEndBeginsOne()
{
    begin(at(0));
    end(at(100));
    reopen();
    begin(at(160));
    end(at(200));
    begin(at(500));
    QCOMPARE(outages(),
             (QList{Outage{Outage::Cause::Stopped, at(200), at(500)},
                    Outage{Outage::Cause::Stopped, at(100), at(160)}}));
}

void OutageConformance::anEndWithoutNoticeBeginsItAtTheLastSignOfLife()
{
    begin(at(100));
    end(at(110));
    begin(at(111));
    reopen();
    begin(at(160)); // nothing came: the start was the last sign
    QCOMPARE(outages().first(), (Outage{Outage::Cause::Crashed, at(111), at(160)}));

    auto rejection = newRejection(u"nope"_s, RejectionCause::TooLarge);
    rejection.request.receivedAt = at(170);
    commit([&](WriteSession &session) { QVERIFY(session.addRejection(rejection)); });
    begin(at(200));
    QCOMPARE(outages().first(), (Outage{Outage::Cause::Crashed, at(170), at(200)}));

    const auto event = store(newEvent(u"github"_s, "a"_ba));
    const auto storedAt = reader().event(event.id)->storedAt.value();
    begin(storedAt + 1h);
    QCOMPARE(outages().first(), (Outage{Outage::Cause::Crashed, storedAt, storedAt + 1h}));
}

void OutageConformance::shortOnesAreNotKept()
{
    begin(at(0));
    end(at(100));
    begin(at(100) + 999ms);
    end(at(50)); // the clock was set back
    begin(at(49));
    QCOMPARE(outages(), QList<Outage>());
}

void OutageConformance::theNewestAreKept()
{
    commit([&](WriteSession &session) {
        for (int i = 0; i < maxOutages + 5; ++i)
            QVERIFY(session.addOutage({Outage::Cause::Asleep, at(10 * i), at(10 * i + 5)}));
    });
    QCOMPARE(outages().size(), maxOutages);
    QCOMPARE(outages().last().from, at(50));
}

} // namespace Signalbox
