// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Signalbox {

/// Whoever gives the focus to \a whole gives it to \a part. In place of a focus proxy, to which Tab
/// would go at once, past everything in \a whole that stands before \a part. Replaces an earlier
/// one.
void leadFocus(QWidget &whole, QWidget &part);

} // namespace Signalbox
