// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/shadow.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>

namespace Signalbox {

class TimeFormat;

/// Shadows for people.
class ShadowWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ShadowWords)

public:
    static Look look(const ShadowStatus &status);
    /// Why it has ended; empty while it runs.
    static QString reason(const ShadowStatus &status);
    /// "1,204 events compared · 3 not compared · 2 waiting · beside revision 4"
    static QString progress(const ShadowStatus &status);
    /// When it began and ended, a line each.
    static QString times(const ShadowStatus &status, const TimeFormat &format);
};

} // namespace Signalbox
