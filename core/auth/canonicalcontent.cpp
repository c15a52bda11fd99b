// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/canonicalcontent.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

QStringList canonicalContentNames()
{
    return {u"twilio"_s,    u"hubspot-v3"_s, u"plivo-v3"_s,      u"contentful"_s,  u"hook0"_s,
            u"braintree"_s, u"adyen-item"_s, u"gitea-payload"_s, u"vonage-query"_s};
}

} // namespace Signalbox
