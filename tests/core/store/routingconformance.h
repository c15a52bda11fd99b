// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must do with routing: once for each event, with durable progress.
class RoutingConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void routingWritesDeliveriesTracesAndState();
    void anEventIsRoutedOnce();
    void unmatchedAndStoppedEventsEnd();
    void routingAnUnknownEventIsNotFound();
    void inFlightWithoutADeliveryIsInvalid();
    void aRefusedCallChangesNothing();
    void theFirstDeliveryToADestinationCarriesTheEventsId();
    void whatAWorkflowMadeOfAnEventIsSent();
    void aKeyOfItsOwnIsTheWebhookId();
    void takeUnroutedGivesWhatIsNotRoutedInOrder();
    void takeUnroutedKeepsToItsLimits();
    void progressIsTheLowestGap();
    void progressSurvivesARestartAndARollback();
    void reportNamesTheDestinationsOnce();
};

} // namespace Signalbox
