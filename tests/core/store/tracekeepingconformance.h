// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must do with traces of workflows that keep them shorter than their events.
class TraceKeepingConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void tracesOfOneWorkflowGoBeforeTheirEvents();
    void withoutAnAgeTheyStayAsLongAsTheirEvents();
    void failuresAndWhatHasNotEndedKeepThemThreeTimesAsLong();
    void whatWasAddedToATraceGoesWithIt();
    void whatIsRemovedCountsNoMore();
    void aStepIsSmallAndGoesOnAfterARestart();
    void whatIsOfOthersIsLookedAtInStepsToo();
    void anAgeMayBecomeLongerAndShorter();
    void aWorkflowOfTheSameNameBeginsAnew();
    void whatIsRoutedLateIsNotPassedOver();
    void aClockThatWasSetHoldsUpNoOther();
    void anEventWithoutItsTraceIsShownAndReplayed();

private:
    static Trace traceOf(const QString &workflow, bool failed = false);
    /// The event with the traces of \a workflows, that ended as \a state.
    Event traced(const QStringList &workflows, qint64 seconds,
                 EventState state = EventState::Stopped);
    Event received(qint64 seconds); ///< stored, not routed
    void route(const RoutingCommit &routing);
    void putWorkflow(const QString &name);
    QStringList tracesOf(const Event &event); ///< their workflows
    QStringList tracesRemoved(const Event &event);
    /// One step at \a now, with events that are kept long enough.
    RetentionStep step(const QHash<QString, Microseconds> &ages, Timestamp now);
    /// Steps until there is no more; of how many events traces were removed, and what is next.
    RetentionStep sweep(const QHash<QString, Microseconds> &ages, Timestamp now);
    qint64 held();

    int m_keys = 0;
};

} // namespace Signalbox
