// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/forensics.h"

#include <functional>

namespace Signalbox {

/// What a verdict is made from.
struct ForensicCase
{
    Provider provider;
    AuthenticationSettings settings;
    ForensicRequest request;
};

/// A case as it would be without one mistake.
struct ForensicVariant
{
    Mistake mistake = Mistake::Unknown;
    QString sentence;
    QString fix;
    ForensicCase changed;
    QString subject{}; ///< see Diagnosis
};

/// Gets a variant; true: it was the right one, stop.
using VariantVisitor = std::function<bool(ForensicVariant &&)>;

/// Shows every variant of \a original that is worth a try, likely ones first.
void tryVariants(const ForensicCase &original, const ProviderCatalogue *catalogue,
                 const VariantVisitor &visit);

// Its parts; each true when a variant was the right one.
bool trySecrets(const ForensicCase &original, const VariantVisitor &visit);
bool tryTimes(const ForensicCase &original, const VariantVisitor &visit);
bool tryLayouts(const ForensicCase &original, const VariantVisitor &visit);
bool tryBodies(const ForensicCase &original, const VariantVisitor &visit);
bool tryUrls(const ForensicCase &original, const VariantVisitor &visit);
bool tryProviders(const ForensicCase &original, const ProviderCatalogue &catalogue,
                  const VariantVisitor &visit);

} // namespace Signalbox
