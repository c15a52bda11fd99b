// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// How every store keeps the deliveries of an order key at a serial destination one after another.
class SerialConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void onlyTheFirstOfAKeyIsDue();
    void theNextGoesWhenTheOneBeforeHasEnded_data();
    void theNextGoesWhenTheOneBeforeHasEnded();
    void aRetryHoldsBackItsKeyAlone();
    void withoutAKeyItIsThatOfTheSource();
    void aReplayStandsBehind();
    void aRedriveWaitsForWhatIsOnItsWay();
    void otherDestinationsHaveNoKeys();
    void whatWaitsGoesWhenTheOrderIsGivenUp();
    void theOrderOutlivesARestart();

private:
    void makeSerial(const QString &name, bool serial = true);
    /// An event of \a source with a delivery to "s" under \a orderKey.
    DeliveryId route(const QByteArray &orderKey, const QString &source = QStringLiteral("github"));
    void end(const DeliveryId &id, int number = 1,
             DeliveryStatus status = DeliveryStatus::Succeeded);
    QList<DeliveryId> due(qint64 seconds = 1000, const QString &name = QStringLiteral("s"));
    std::optional<DeliveryId> before(const DeliveryId &id) { return delivery(id).waitsFor; }

    int m_events = 0;
};

} // namespace Signalbox
