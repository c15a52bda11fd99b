// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/logging.h"

namespace Signalbox {

Q_LOGGING_CATEGORY(lcHttp, "signalbox.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcReceiver, "signalbox.receiver", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "signalbox.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRouting, "signalbox.routing", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDelivery, "signalbox.delivery", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStation, "signalbox.station", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApi, "signalbox.api", QtInfoMsg)

} // namespace Signalbox
