// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must do with rejections and their rings.
class RejectionConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void rejectionsComeBackWhole();
    void rejectionsPageByCauseAndSource();
    void aRingKeepsTheNewestOfItsSourceAndCause();
    void garbageEvictsNothingThatMatters();
    void aRingIsBoundedByBytes();
    void theNewestIsKeptHoweverLargeItIs();
    void anInsertEvictsABoundedNumber();
    void ringsSurviveARestartAndARollback();
    void aConfirmationIsNotedOnce();

private:
    void addSource(const QString &name);
    void add(const Rejection &rejection, int times = 1);
    /// How many are kept.
    int count(const RejectionQuery &query = {});
};

} // namespace Signalbox
