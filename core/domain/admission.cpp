// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/admission.h"

#include "core/domain/names.h"

namespace Signalbox {
namespace {

constexpr Names<IngestStatus, 4> ingestStatusNames{{{
    {IngestStatus::Accepted, QLatin1StringView("accepted")},
    {IngestStatus::Duplicate, QLatin1StringView("duplicate")},
    {IngestStatus::Conflict, QLatin1StringView("conflict")},
    {IngestStatus::Replayed, QLatin1StringView("replayed")},
}}};

}

QString ingestStatusName(IngestStatus status)
{
    return ingestStatusNames.name(status);
}

std::optional<IngestStatus> ingestStatusFromName(QStringView name)
{
    return ingestStatusNames.value(name);
}

} // namespace Signalbox
