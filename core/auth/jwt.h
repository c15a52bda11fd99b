// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"

namespace Signalbox {

/// A signed JSON Web Token in compact form (RFC 7515, 7519), taken apart and not yet verified.
struct Jwt
{
    QByteArrayView signedText; ///< header and claims as sent, with the full stop between
    Document header;
    Document claims;
    QByteArray signature;

    QByteArray headerText(const char *name) const;
    QByteArray claimText(const QString &name) const;
    /// A claim that is a time, in seconds since the epoch; nothing for what is no number.
    std::optional<double> claimTime(const QString &name) const;
    bool hasClaim(const QString &name) const; ///< other than null
    /// Whether the claim aud is or holds \a audience.
    bool isFor(const QString &audience) const;
};

/// Nothing when \a text is not of that form, is over 16 KiB, or names critical extensions.
std::optional<Jwt> readJwt(QByteArrayView text);

} // namespace Signalbox
