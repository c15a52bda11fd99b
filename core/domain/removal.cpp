// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/removal.h"

#include "core/domain/names.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Names<HeldChoice, 2> heldChoiceNames{{{
    {HeldChoice::Release, "release"_L1},
    {HeldChoice::Discard, "discard"_L1},
}}};

} // namespace

QString heldChoiceName(HeldChoice choice)
{
    return heldChoiceNames.name(choice);
}

std::optional<HeldChoice> heldChoiceFromName(QStringView name)
{
    return heldChoiceNames.value(name);
}

} // namespace Signalbox
