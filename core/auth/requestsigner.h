// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"
#include "core/support/result.h"

#include <utility>

namespace Signalbox {

/// What a sender sends beside the body.
using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// A request that is to look as if \a Provider had sent it.
struct RequestDraft
{
    QByteArray body;
    QByteArray key; ///< idempotency key
    QByteArray type; ///< event type; empty: none is told
    HeaderList headers; ///< further ones, also what the signature covers

    bool operator==(const RequestDraft &) const = default;
};

/// The headers to send: those of the draft, key and type where \a provider reads them, and the
/// signature. Errors as HmacKey::create; Invalid names a header that the signature covers and the
/// draft lacks.
Result<HeaderList> signRequest(const Provider &provider, const QByteArray &secret,
                               const RequestDraft &draft);

} // namespace Signalbox
