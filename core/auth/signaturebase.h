// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/requestview.h"
#include "core/auth/structuredfields.h"

namespace Signalbox {

/// What \a input signs (RFC 9421 section 2.5). Nothing when a component is missing, stands twice in
/// the list, or is of a kind that is not taken: trailers, responses, sf, bs and key.
std::optional<QByteArray> signatureBase(const SignatureInput &input, const RequestView &request,
                                        QByteArrayView publicUrl);

/// Whether Content-Digest (RFC 9530) has a digest by SHA-256 or SHA-512 and all of those are that
/// of the body.
bool contentDigestFits(const RequestView &request);

} // namespace Signalbox
