// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keyaddress.h"

namespace Signalbox {

/// What it takes to say yes to a subscription that waits for the operator.
struct SubscriptionApproval
{
    KeyAddress address; ///< to be gone to: the vendor's own, see hasGenuineSubscribeUrl()
    QString topic; ///< what is subscribed to
    bool isKnown = false; ///< the topic is one of the source's parameter topics already
};

} // namespace Signalbox
