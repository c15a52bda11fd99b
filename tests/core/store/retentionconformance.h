// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must do with what is kept no longer.
class RetentionConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void eventsGoWhenTheyAreTooOld();
    void failedEventsStayThreeTimesAsLong();
    void whatIsNotFinishedStays();
    void aSourceMayKeepLongerOrShorter();
    void theOldestGoWhenThereIsTooMuch();
    void failedEventsGoLastWhenThereIsTooMuch();
    void aSourceHasItsOwnBytes();
    void aStepIsSmall();
    void aRemovedEventsKeyIsKnown();
    void countsAndBytesFollow();
    void whatIsMadeForDeliveriesCounts();
    void duplicatesCount();
    void eventsWithAFailedStepStayAsLongAsFailedOnes();
    void numbersAreNotGivenTwice();
    void rejectionsGoWhenTheyAreTooOld();

private:
    /// Stores an event received \a seconds after the start, and ends it as \a state.
    Event ended(const QString &source, qint64 seconds, EventState state = EventState::Unmatched,
                const QByteArray &body = QByteArrayLiteral("{}"));
    Event failed(qint64 seconds);
    /// Steps until there is no more; what they removed.
    RetentionStep retain(const RetentionRules &rules, Timestamp now);
    bool isThere(const Event &event);
    qint64 held();

    int m_keys = 0;
};

} // namespace Signalbox
