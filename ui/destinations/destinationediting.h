// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/objectedits.h"

class QWidget;

namespace Signalbox {

// Destinations made and changed by people, from wherever in the window.

/// Opens the form; nothing: of a new one. What comes of it goes to \a edits, which must outlive it.
void editDestination(ObjectEdits &edits, const std::optional<Configured<DestinationConfig>> &destination,
                QWidget *window);
/// The same for one that was made without the form.
void noteDestinationMade(ObjectEdits &edits, const DestinationConfig &config,
                         const QStringList &warnings);
/// Makes the destination what \a config says, but for its secret, which stays as it is now.
QFuture<Result<void>> restoreDestination(Station &station, const DestinationConfig &config);

} // namespace Signalbox
