// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"
#include "core/auth/verifier.h"

namespace Signalbox {

/// A layout with what the source adds to it: its parameters are in place.
struct BoundLayout
{
    SignatureLayout layout;
    QByteArray publicUrl;
    Tolerance tolerance; ///< where there is a timestamp

    /// \a layout of a scheme for a source.
    static BoundLayout bind(const SignatureLayout &layout, const Scheme &scheme,
                            const Parameters &parameters, const QByteArray &publicUrl,
                            const std::optional<Tolerance> &tolerance);
};

/// What a request says by a layout.
struct SignedRequest
{
    PlaceValues signatures;
    PlaceValues timestamp;
    PlaceValues id;
    std::optional<Timestamp> time;
    QVarLengthArray<ContentParts, 1> contents; ///< any of them may be what was signed
};

/// Fills \a signedRequest, or says why that cannot be done. The time is not checked yet.
std::optional<Finding> readSigned(const BoundLayout &bound, const VerifyInput &input,
                                  SignedRequest &signedRequest);

/// Refused when the time is outside of the tolerance.
std::optional<Finding> refuseByTime(const BoundLayout &bound, const SignedRequest &signedRequest,
                                    const VerifyInput &input);

QByteArray digestOf(const ContentParts &parts);

} // namespace Signalbox
