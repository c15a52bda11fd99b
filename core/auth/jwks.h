// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/publickey.h"

#include <QList>

namespace Signalbox {

/// A public key of a JSON Web Key Set (RFC 7517).
struct WebKey
{
    QByteArray id; ///< kid; may be empty
    PublicKey key;
    QByteArray algorithm; ///< alg, the only one that it is for; may be empty
};

/// The keys of \a json that can verify: RSA, P-256, P-384 and Ed25519, not those for encryption.
/// None for what is no key set.
QList<WebKey> readWebKeys(const QByteArray &json);

} // namespace Signalbox
