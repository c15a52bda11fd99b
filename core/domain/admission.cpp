// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/admission.h"

#include "core/domain/names.h"

namespace Signalbox {
namespace {

constexpr Names<IngestStatus, 3> statusNames{{{
    {IngestStatus::Accepted, QLatin1StringView("accepted")},
    {IngestStatus::Duplicate, QLatin1StringView("duplicate")},
    {IngestStatus::Conflict, QLatin1StringView("conflict")},
}}};

}

QString ingestStatusName(IngestStatus status)
{
    return statusNames.name(status);
}

std::optional<IngestStatus> ingestStatusFromName(QStringView name)
{
    return statusNames.value(name);
}

} // namespace Signalbox
