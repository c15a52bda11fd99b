// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"
#include "core/expression/document.h"

/// What the expressions of \a provider read of the request that \a vector describes: method, path,
/// query, headers, body and, of a batch, its first item.
Signalbox::Document envelopeOf(const Signalbox::Provider &provider,
                               const Signalbox::ProviderVector &vector);
