// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Signalbox {

/// What becomes of the events that the nodes of a workflow hold when it is removed. Stored by
/// number.
enum class HeldChoice : quint8 {
    Release = 0, ///< they go on at once, each under its revision, as if its time had come
    Discard = 1, ///< they end where they are, and their traces say so
};

QString heldChoiceName(HeldChoice choice); ///< release, discard
std::optional<HeldChoice> heldChoiceFromName(QStringView name);

struct WorkflowRemoval
{
    QString workflow;
    std::optional<HeldChoice> held; ///< nothing: only if no node holds an event

    bool operator==(const WorkflowRemoval &) const = default;
};

struct RemovalReport
{
    bool removed = false; ///< false: nothing has changed, a choice is wanted
    qint64 held = 0; ///< events that its nodes hold, or held

    bool operator==(const RemovalReport &) const = default;
};

/// A workflow that was removed, as long as what its nodes held is on its way out. Another one of
/// its name begins with a higher revision, and is none of its business.
struct LeavingWorkflow
{
    QString workflow;
    int revision = 0; ///< its last one
    HeldChoice held = HeldChoice::Release;

    bool operator==(const LeavingWorkflow &) const = default;
};

} // namespace Signalbox
