// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/authenticator.h"
#include "core/auth/handshake.h"
#include "core/receiver/handshakes/subscriptionapproval.h"
#include "core/receiver/intakesteps.h"

namespace Signalbox {

/// Answers one of the handshakes by which a vendor checks that an address is ours (design section
/// 4). Whatever a request claims to be, a handshake never makes an event of it. Immutable; shared
/// by all receiver threads.
class Handshaker
{
    Q_DISABLE_COPY_MOVE(Handshaker)

public:
    /// \a settings are those of the source.
    Handshaker(const Handshake &handshake, const AuthenticationSettings &settings);
    virtual ~Handshaker();

    /// What the vendor signs is verified first, like an event.
    bool needsProof() const;
    /// Signs what a stranger sends: see HmacHandshake.
    virtual bool signsTokens() const { return false; }
    QString kind() const; ///< the word of provider files

    /// Nothing: the request is something else. Refused: it is this handshake, but does not get an
    /// answer.
    StepEnd answer(Intake &intake, const IntakeTools &tools) const;

    /// What an operator's yes to a request with \a body comes to, which was kept as a rejection
    /// that awaits approval. Nothing: there is nothing to approve.
    virtual std::optional<SubscriptionApproval> approval(const Document &) const { return {}; }

protected:
    /// As answer(), for a request whose method, when and require fit.
    virtual StepEnd respond(Intake &intake, const IntakeTools &tools) const = 0;

    const Handshake &handshake() const { return m_handshake; }
    /// Live secrets in \a slot, newest first.
    QList<QByteArray> secretsOf(const QString &slot, Timestamp now) const;
    /// \a name is one of handshakeParameters(), or what the file itself refers to.
    QByteArray parameter(const QString &name) const;
    /// What the vendor sent to be echoed or signed; nothing when it is missing.
    std::optional<QByteArray> challengeOf(Intake &intake) const;
    /// The answer of the provider's file: its status, type and template; \a hmac may be empty.
    HttpResponse answered(const QByteArray &challenge, const QByteArray &hmac) const;
    static StepEnd refused(const QString &why);

private:
    bool isMeant(Intake &intake) const;
    /// Whether what is required is there: nothing means that the request is another one.
    std::optional<bool> isEntitled(Intake &intake) const;

    const Handshake m_handshake;
    const AuthenticationSettings m_settings;
};

/// The answerer of \a handshake for a source with \a settings.
std::shared_ptr<const Handshaker> makeHandshaker(const Handshake &handshake,
                                                 const AuthenticationSettings &settings);

} // namespace Signalbox
