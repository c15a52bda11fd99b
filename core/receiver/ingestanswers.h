// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"
#include "core/domain/observer.h"
#include "core/domain/rejection.h"
#include "core/http/problem.h"
#include "core/store/storetypes.h"

#include <variant>

namespace Signalbox::IngestAnswers {

/// After the commit: the provider's own answer, or {"id":"evt_…","status":"accepted"}, with
/// "duplicate", "conflict" or "replayed" and the original's id for what was known.
HttpResponse stored(const ProviderAnswer &answer, const EventId &id, IngestStatus status);

/// One item of a request that was split: what became of its event, or the rejection that it is.
using Item = std::variant<IngestOutcome, RejectionId>;

/// stored() for a request that was split: {"events":[{"id","status"},…]} in the order of the items,
/// "rejected" for those that were not taken.
HttpResponse storedItems(const ProviderAnswer &answer, const QList<Item> &items);

/// The problem document for \a cause. What it says depends on the cause alone, and all causes of
/// 401 say the same, so that a stranger learns nothing about the source. \a methods is for 405,
/// \a retryAfter, in seconds, for 429.
HttpResponse refused(RejectionCause cause, const RejectionId &id, const QList<QByteArray> &methods,
                     int retryAfter = 0);

/// \a refusal for vendors whose answers must have no body.
HttpResponse bare(HttpResponse refusal);

/// What refused() answers: 404, 405, 401, 400 or 508.
int statusOf(RejectionCause cause);

HttpResponse noSuchPage(); ///< 404 for what is not below /in/
HttpResponse overloaded(); ///< 503 with Retry-After

} // namespace Signalbox::IngestAnswers
