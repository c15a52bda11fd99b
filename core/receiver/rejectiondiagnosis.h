// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/forensics.h"
#include "core/auth/redaction.h"
#include "core/domain/config.h"
#include "core/domain/rejection.h"

namespace Signalbox {

/// What is most likely wrong with \a rejection, with its body, which \a source refused: see
/// Station::diagnose(). \a secrets are those that the source has now, \a redaction is the one that
/// took its credentials out, \a keys has what was fetched from vendors. Slow: never in the request
/// path. Thread-safe.
Result<Diagnosis> diagnoseRejection(const Rejection &rejection, const SourceConfig &source,
                                    const Provider &provider, const SecretSet &secrets,
                                    const Redaction &redaction, const ProviderCatalogue &catalogue,
                                    std::shared_ptr<const KeySource> keys = {});

} // namespace Signalbox
