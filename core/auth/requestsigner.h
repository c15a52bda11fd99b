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
    QByteArray url = {}; ///< where it goes, for senders that sign that
    Timestamp now = {}; ///< what the sender's clock says

    bool operator==(const RequestDraft &) const = default;
};

/// The headers to send: those of the draft, key and type where \a provider reads them from a
/// header, and what proves the sender by the first scheme that needs headers alone: HMAC, token,
/// basic, Standard Webhooks; nothing where the provider has nothing checked. \a secret is what a source is given. Errors as Authenticator::create;
/// Invalid also names what the signature covers and the draft lacks; Unsupported when no scheme of
/// the provider can be signed so.
Result<HeaderList> signRequest(const Provider &provider, const QByteArray &secret,
                               const RequestDraft &draft);

} // namespace Signalbox
