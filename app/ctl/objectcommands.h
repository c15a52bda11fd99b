// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "core/domain/drafts.h"

namespace Signalbox {

/// enable, disable, detach and delete of sources, destinations or workflows.
void addObjectCommands(CLI::App &command, CommandLine &line, ObjectKind kind);

/// What became of saving \a object: its problems on stderr, and the exit code.
int showSaved(Session &session, const ObjectName &object, const SaveReport &report);

} // namespace Signalbox
