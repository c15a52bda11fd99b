// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hmac.h"
#include "core/auth/keyaddress.h"
#include "core/auth/requestview.h"
#include "core/domain/rejection.h"

#include <QJsonObject>

#include <memory>

namespace Signalbox {

struct Scheme;
struct Place;

/// A secret of a source, decoded, for as long as it may verify.
struct LiveSecret
{
    QByteArray value;
    std::optional<Timestamp> expires;

    bool liveAt(Timestamp now) const { return !expires || now < *expires; }
    bool operator==(const LiveSecret &) const = default;
};

/// What one scheme says of one request. All but the state is for the operator alone.
struct Finding
{
    enum class State : quint8 {
        Verified,
        Absent, ///< the request does not use this scheme
        Refused,
        KeyNeeded, ///< undecided until what stands at key has been fetched
    };

    State state = State::Refused;
    RejectionCause cause = RejectionCause::SignatureMismatch; ///< unless Verified or KeyNeeded
    QString detail; ///< one English sentence
    QJsonObject evidence; ///< names, lengths and counts; never a secret or a computed code
    QByteArray signedDigest; ///< Verified, when asked for: SHA-256 of the bytes that were signed
    std::optional<KeyAddress> key; ///< KeyNeeded
};

/// What a check works on.
struct VerifyInput
{
    const RequestView &request;
    const QList<PathStep> &item; ///< leads to the element that is checked; empty without one
    HmacContexts &contexts; ///< of this thread
    bool digest = false; ///< ask for signedDigest
};

/// One scheme with its secrets. Immutable; any number of threads may share it.
class Verifier
{
public:
    virtual ~Verifier() = default;

    /// Compares in constant time with every secret, also after one has matched, and checks the
    /// time last, so that how long it takes does not tell what was wrong.
    virtual Finding verify(const VerifyInput &input) const = 0;

    /// Whether it reads from the elements of a batch and so has to see each.
    virtual bool readsItems() const { return false; }
};

/// Adds where \a place is to an operator's evidence: {"header": "x-sig"}.
void describePlace(const Place &place, QJsonObject &evidence);

/// The finding for a place that does not hold one usable value.
Finding unusable(const Place &place, bool empty, bool repeated);

} // namespace Signalbox
