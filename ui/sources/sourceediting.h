// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/objectedits.h"

class QWidget;

namespace Signalbox {

// Sources made and changed by people, from wherever in the window.

/// Opens the form; nothing: of a new one. What comes of it goes to \a edits, which must outlive it.
void editSource(ObjectEdits &edits, const std::optional<Configured<SourceConfig>> &source,
                QWidget *window);
/// Makes the source what \a config says, but for its secrets, which stay as they are now.
QFuture<Result<void>> restoreSource(Station &station, const SourceConfig &config);

} // namespace Signalbox
