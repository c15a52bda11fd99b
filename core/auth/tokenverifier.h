// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"
#include "core/auth/verifier.h"

namespace Signalbox {

/// A plain credential, equal to a secret: a token at a place, or user and password by RFC 7617.
class TokenVerifier final : public Verifier
{
public:
    TokenVerifier(const TokenScheme &scheme, QList<LiveSecret> secrets);
    TokenVerifier(const BasicScheme &scheme, QList<LiveSecret> secrets);

    Finding verify(const VerifyInput &input) const override;
    bool readsItems() const override { return m_place.kind == Place::Kind::Item; }

private:
    Finding refuse(RejectionCause cause, const QString &detail, qsizetype size) const;

    Place m_place;
    bool m_basic = false;
    QList<LiveSecret> m_secrets;
};

} // namespace Signalbox
