// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must do with events, duplicates and conflicts.
class IngestConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void everyByteComesBack();
    void emptyPartsComeBack();
    void eventsAreNumberedInTheOrderOfCommit();
    void sameKeyAndBytesIsADuplicateOfTheOriginal();
    void onlyTheNewestDuplicatesAreListed();
    void sameKeyWithOtherBytesIsAConflictAndKept();
    void anAdmittedConflictIsAnEventAndItsCopiesAreDuplicates();
    void aKeyIsFreeAgainAfterItsWindow();
    void signedBytesUnderAnotherKeyAreHeldWithinTheWindow();
    void replaysInsideOneTransactionAreRecognised();
    void copiesInsideOneTransactionAreRecognised();
    void theSameKeyAtAnotherSourceIsAnotherEvent();
    void aRolledBackEventIsForgottenWithItsKey();
    void storedAtIsTheTimeOfTheTransaction();
    void unknownIdsAreNotFound();
    void everythingSurvivesARestart();
    void countsAreKept();
};

} // namespace Signalbox
