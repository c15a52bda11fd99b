// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keysource.h"
#include "core/auth/provider.h"
#include "core/auth/verifier.h"

namespace Signalbox {

/// Secrets of a source as they were resolved, by the name of their slot. Under the empty name: for
/// the provider's first slot.
using SecretSet = QMap<QString, QList<LiveSecret>>;

/// What a source adds to its provider's authentication.
struct AuthenticationSettings
{
    SecretSet secrets; ///< texts, not decoded
    Parameters parameters;
    QByteArray publicUrl; ///< what the vendor calls; empty: what the request says
    std::optional<Tolerance> tolerance; ///< in place of the provider's
    std::shared_ptr<const KeySource> keys; ///< for keys that have to be fetched; may be null
    bool digestSigned = false; ///< fill Verdict::signedDigest
};

/// What came of checking a request. All but ok is for the operator alone: the sender must not be
/// told what was wrong.
struct Verdict
{
    bool ok = false;
    RejectionCause cause = RejectionCause::SignatureMismatch; ///< unless ok
    QString detail; ///< one English sentence
    QJsonObject evidence; ///< names, lengths and counts; never a secret or a computed code
    QByteArray signedDigest; ///< of what was signed, when asked for and something is
    std::optional<KeyAddress> key; ///< not ok, but undecided: fetch this key, then ask again
};

/// Checks that requests to one source come from its vendor. Immutable; shared by all threads, each
/// with its own HmacContexts.
class Authenticator final
{
    Q_DISABLE_COPY_MOVE(Authenticator)

public:
    /// A scheme without a usable secret refuses with SecretMissing. Invalid for a secret that is
    /// not of the provider's form, or a required parameter that is missing; Unsupported for an
    /// algorithm that this machine's libraries lack.
    static Result<std::shared_ptr<const Authenticator>>
    create(const Provider &provider, const AuthenticationSettings &settings);
    ~Authenticator();

    Verdict verify(const RequestView &request, HmacContexts &contexts) const;

private:
    struct Check
    {
        QString kind;
        bool decides = false;
        std::unique_ptr<const Verifier> verifier; ///< null: it has no secret
    };

    Authenticator();

    Finding check(const Check &check, const RequestView &request, HmacContexts &contexts) const;
    Verdict any(const RequestView &request, HmacContexts &contexts) const;
    Verdict all(const RequestView &request, HmacContexts &contexts) const;

    Authentication::Mode m_mode = Authentication::Mode::Any;
    std::vector<Check> m_checks;
    std::optional<QList<PathStep>> m_items; ///< where the elements of a batch stand
    bool m_digest = false;
};

} // namespace Signalbox
