// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/authenticator.h"

/// A vector with one thing changed, so that it must be refused.
struct SpoiltVector
{
    QString how;
    Signalbox::ProviderVector vector;
};

/// What the provider's authentication says of the request that \a vector describes.
Signalbox::Verdict verdictOn(const Signalbox::Provider &provider,
                             const Signalbox::ProviderVector &vector);

/// \a vector, which is accepted, in every way in which it must not be: a digit of each signature
/// and credential changed, without them, a bit of what is signed flipped, and a second before and
/// after the time in which it counts.
QList<SpoiltVector> spoiltFrom(const Signalbox::Provider &provider,
                               const Signalbox::ProviderVector &vector);
