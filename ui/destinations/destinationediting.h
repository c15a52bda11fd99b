// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/objectedits.h"

class QWidget;

namespace Signalbox {

// Destinations made and changed by people, from wherever in the window.

// What comes of a form goes to \a edits, which must outlive it.
/// Opens the form of a new one, with a \a name that can be changed.
void makeDestination(ObjectEdits &edits, const QString &name, QWidget *window);
/// Opens the form of \a destination.
void editDestination(ObjectEdits &edits, const Configured<DestinationConfig> &destination,
                     QWidget *window);
/// The same for one that was made without the form.
void noteDestinationMade(ObjectEdits &edits, const DestinationConfig &config,
                         const QStringList &warnings);
/// Makes the destination what \a config says, but for its secret, which stays as it is now.
QFuture<Result<void>> restoreDestination(Station &station, const DestinationConfig &config);

} // namespace Signalbox
