// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/drafts.h"

#include "core/domain/names.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Names<ObjectKind, 3> objectKindNames{{{
    {ObjectKind::Source, "source"_L1},
    {ObjectKind::Destination, "destination"_L1},
    {ObjectKind::Workflow, "workflow"_L1},
}}};

} // namespace

QString objectKindName(ObjectKind kind)
{
    return objectKindNames.name(kind);
}

std::optional<ObjectKind> objectKindFromName(QStringView name)
{
    return objectKindNames.value(name);
}

} // namespace Signalbox
