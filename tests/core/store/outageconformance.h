// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// What every store must know of the times in which no station worked on it.
class OutageConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void theFirstStartIsNoOutage();
    void anOrderlyEndBeginsOne();
    void anEndWithoutNoticeBeginsItAtTheLastSignOfLife();
    void shortOnesAreNotKept();
    void theNewestAreKept();

private:
    void begin(Timestamp now);
    void end(Timestamp now);
    QList<Outage> outages();
};

} // namespace Signalbox
