// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/subscription.h"
#include "ui/widgets/objectedits.h"

class QWidget;

namespace Signalbox {

// Sources made and changed by people, from wherever in the window.

// What comes of a form goes to \a edits, which must outlive it.
/// Opens the form of a new one, with a \a name that can be changed; empty: the provider's.
void makeSource(ObjectEdits &edits, const QString &name, QWidget *window);
/// Opens the form of \a source.
void editSource(ObjectEdits &edits, const Configured<SourceConfig> &source, QWidget *window);
/// The same for one that was made without the form.
void noteSourceMade(ObjectEdits &edits, const SourceConfig &config, const QStringList &warnings);
/// Makes the source what \a config says, but for its secrets, which stay as they are now.
QFuture<Result<void>> restoreSource(Station &station, const SourceConfig &config);

/// Says yes to \a subscription at \a source. The topic that the source gets by that can be taken
/// back in \a edits, which must outlive it; \a told gets what came of the yes.
void confirmSubscription(ObjectEdits &edits, const WaitingSubscription &subscription,
                         const Configured<SourceConfig> &source,
                         const std::function<void(const Result<void> &)> &told);

} // namespace Signalbox
