// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/eventstate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

DeliveryStanding standing(DeliveryStatus status, int replay = 0, const QString &to = u"a"_s,
                          qint64 finished = 0)
{
    return {to, replay, status,
            isFinal(status) ? std::optional(fromMicroseconds(finished)) : std::nullopt};
}

} // namespace

class TestEventState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void derives_data()
    {
        using enum DeliveryStatus;
        QTest::addColumn<QList<DeliveryStatus>>("deliveries");
        QTest::addColumn<EventState>("state");
        const auto row = [](const char *name, QList<DeliveryStatus> deliveries, EventState state) {
            QTest::newRow(name) << deliveries << state;
        };
        row("scheduled", {Scheduled}, EventState::InFlight);
        row("retrying", {Retrying}, EventState::Retrying);
        row("held", {Held}, EventState::Held);
        row("succeeded", {Succeeded}, EventState::Delivered);
        row("dead", {Dead}, EventState::Failed);
        row("cancelled", {Cancelled}, EventState::Cancelled);
        row("dead beats retrying", {Retrying, Dead, Scheduled}, EventState::Failed);
        row("retrying beats scheduled", {Scheduled, Retrying, Succeeded}, EventState::Retrying);
        row("scheduled beats held", {Held, Scheduled, Succeeded}, EventState::InFlight);
        row("held beats succeeded", {Succeeded, Held}, EventState::Held);
        row("some cancelled", {Cancelled, Succeeded}, EventState::Delivered);
        row("all cancelled", {Cancelled, Cancelled}, EventState::Cancelled);
    }
    void derives()
    {
        QFETCH(QList<DeliveryStatus>, deliveries);
        QFETCH(EventState, state);
        QList<DeliveryStanding> standings;
        for (const auto status : deliveries)
            standings.append(standing(status));
        QCOMPARE(deriveStanding(standings).state, state);
    }

    void aReplayTakesThePlaceOfWhatItsDestinationGotBefore()
    {
        using enum DeliveryStatus;
        const auto dead = standing(Dead);
        QCOMPARE(deriveStanding({dead, standing(Succeeded, 1)}).state, EventState::Delivered);
        QCOMPARE(deriveStanding({dead, standing(Dead, 1), standing(Scheduled, 2)}).state,
                 EventState::InFlight);
        QCOMPARE(deriveStanding({dead, standing(Succeeded, 1, u"b"_s)}).state, EventState::Failed);
        QCOMPARE(deriveStanding({standing(Succeeded), standing(Dead, 1)}).state,
                 EventState::Failed);
    }

    void theEventEndsWithItsLastDelivery()
    {
        using enum DeliveryStatus;
        QCOMPARE(deriveStanding({standing(Succeeded, 0, u"a"_s, 5), standing(Dead, 0, u"b"_s, 3)})
                     .finishedAt,
                 std::optional(fromMicroseconds(5)));
        QCOMPARE(deriveStanding({standing(Succeeded, 0, u"a"_s, 5), standing(Retrying)}).finishedAt,
                 std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestEventState)
#include "tst_eventstate.moc"
