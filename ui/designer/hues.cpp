// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/hues.h"

#include "ui/widgets/tokens.h"

namespace Signalbox {

namespace {

struct KindHue
{
    GroupColor operator()(const SourceNode &) const { return GroupColor::Blue; }
    GroupColor operator()(const FilterNode &) const { return GroupColor::Violet; }
    GroupColor operator()(const SwitchNode &) const { return GroupColor::Violet; }
    GroupColor operator()(const DeduplicateNode &) const { return GroupColor::Violet; }
    GroupColor operator()(const MapNode &) const { return GroupColor::Teal; }
    GroupColor operator()(const ScriptNode &) const { return GroupColor::Teal; }
    GroupColor operator()(const BatchNode &) const { return GroupColor::Brown; }
    GroupColor operator()(const OrderNode &) const { return GroupColor::Brown; }
    GroupColor operator()(const DelayNode &) const { return GroupColor::Brown; }
    GroupColor operator()(const ThrottleNode &) const { return GroupColor::Brown; }
    GroupColor operator()(const DestinationNode &) const { return GroupColor::Grey; }
    GroupColor operator()(const StopNode &) const { return GroupColor::Grey; }
};

} // namespace

QList<GroupColor> Hues::all()
{
    return {GroupColor::Grey, GroupColor::Blue, GroupColor::Teal, GroupColor::Violet,
            GroupColor::Brown};
}

QString Hues::name(GroupColor color)
{
    switch (color) {
    case GroupColor::Grey: return tr("Grey");
    case GroupColor::Blue: return tr("Blue");
    case GroupColor::Teal: return tr("Teal");
    case GroupColor::Violet: return tr("Violet");
    case GroupColor::Brown: return tr("Brown");
    }
    Q_UNREACHABLE_RETURN({});
}

QColor Hues::of(GroupColor color, const Tokens &tokens)
{
    switch (color) {
    case GroupColor::Grey: return tokens.muted;
    case GroupColor::Blue: return tokens.dark ? QColor(0x8FB3D6) : QColor(0x3F6F9E);
    case GroupColor::Teal: return tokens.dark ? QColor(0x62BDB8) : QColor(0x1C7C7A);
    case GroupColor::Violet: return tokens.dark ? QColor(0xB79DEA) : QColor(0x7450B0);
    case GroupColor::Brown: return tokens.dark ? QColor(0xBFA48A) : QColor(0x7A6450);
    }
    Q_UNREACHABLE_RETURN(tokens.muted);
}

GroupColor Hues::ofKind(const NodeBody &body)
{
    return std::visit(KindHue{}, body);
}

} // namespace Signalbox
