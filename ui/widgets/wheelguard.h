// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Signalbox {

/// Over \a form the wheel scrolls: a choice, a number or a slider in it, also one that comes later,
/// takes the wheel only while it has the focus, and gets no focus by it.
void guardFromWheel(QWidget &form);

} // namespace Signalbox
