// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/observer.h"

namespace Signalbox {

/// What an item of a rejection became when an operator admitted it.
struct AdmittedEvent
{
    EventId event; ///< the new one, or the original of a duplicate
    IngestStatus status = IngestStatus::Accepted; ///< as at ingest

    bool operator==(const AdmittedEvent &) const = default;
};

QString ingestStatusName(IngestStatus status); ///< snake_case
std::optional<IngestStatus> ingestStatusFromName(QStringView name);

} // namespace Signalbox
