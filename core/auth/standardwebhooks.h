// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hmac.h"

namespace Signalbox {

/// The key of a Standard Webhooks secret. "whsec_" followed by the base64 of 24 to 64 bytes is
/// decoded; any other text is taken as its bytes, as they stand. Invalid for an empty secret and
/// for a "whsec_" that is not such a base64, since a mistyped secret must not sign as if it were
/// text; Unsupported as HmacKey::create().
Result<HmacKey> standardWebhooksKey(const QByteArray &secret);

/// The same for a secret that is shown without its mark: the base64 that would stand behind whsec_,
/// whether that stands there or not.
Result<HmacKey> unmarkedStandardWebhooksKey(const QByteArray &secret);

/// The entry "v1,<base64>" of a webhook-signature header by Standard Webhooks 1.0: HMAC-SHA256 over
/// "{id}.{timestamp}.{body}". \a timestamp in seconds since the epoch, as sent in
/// webhook-timestamp; \a id must not contain a full stop. On the thread of \a contexts.
QByteArray standardWebhooksSignature(HmacContexts &contexts, const HmacKey &key,
                                     const QByteArray &id, qint64 timestamp,
                                     const QByteArray &body);

} // namespace Signalbox
