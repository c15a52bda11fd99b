// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must do with attempts, the queue, replay and redrive.
class DeliveryConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void attemptsMoveTheDeliveryAndTheEvent();
    void attemptsComeBackWhole();
    void attemptsThatCannotBeAreRefused();
    void anEventIsFailedWhileADeliveryIsDead();
    void theQueueGivesWhatIsDueOldestFirst();
    void theQueueLeavesOutWhatIsInFlight();
    void pendingDestinationsTellTheirNextDue();
    void redriveStartsAFreshCount();
    void replayGoesWhereItWentBefore();
    void replayToANamedDestination();
    void replayAsNewTakesANewId();
    void replayOfWhatWentNowhereIsAConflict();
    void replayNeedsEventAndDestination();
    void aReplayTakesThePlaceOfADeadDelivery();
    void countsFollow();
    void deliveriesPageByDestinationAndStatus();
    void theQueueSurvivesARestart();
};

} // namespace Signalbox
