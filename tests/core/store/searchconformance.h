// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must find, and in what pages.
class SearchConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void newestFirstInPages();
    void everyMemberRestricts_data();
    void everyMemberRestricts();
    void membersRestrictTogether();
    void aSpanOfTimeIsFoundAlsoAfterTheClockWasSet();
    void manyTypesUnderOnePrefix();
    void configurationComesBack();
    void workflowRevisionsAreImmutable();
    void publishingCountsRevisionsOn();
    void revisionsOutliveTheirWorkflow();
    void whatIsRemovedIsGone();
    void storedEventsComeWholeOldestFirst();
    void storedEventsKeepToTheFilterAndTheirLimits();
    void secretsAreReplaced();

private:
    QList<qint64> seqs(const EventFilter &filter);
    void fill(); ///< eight events, see there
};

} // namespace Signalbox
