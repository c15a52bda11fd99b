// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/forensicvariants.h"

namespace Signalbox {

/// What the first HMAC scheme of a provider says of a request.
struct SchemeEvidence
{
    QByteArray signedText;
    QByteArray expected; ///< encoded as the provider does; empty without a usable secret
    QByteArray received; ///< as it stands in the request
};

/// Nothing when no HMAC scheme (Standard Webhooks is one) applies to the request.
std::optional<SchemeEvidence> schemeEvidence(const ForensicCase &one);

/// \a scheme as plain HMAC; nothing when it is none. Of two families of header names the one that
/// \a headers has.
std::optional<HmacScheme> asHmac(const Scheme &scheme, const HeaderBlock &headers);

} // namespace Signalbox
