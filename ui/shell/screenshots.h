// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QStringList>

namespace Signalbox {

class MainWindow;

/// Pictures of the window, for documents and for looking at it. Works offscreen.
class Screenshots final
{
public:
    static constexpr int patienceMilliseconds = 10'000; ///< for a page's answers

    /// Renders every page of \a window, once its data has arrived, to <page><suffix>.png in
    /// \a folder, which is made. Runs a local event loop. Gives the files written; fewer than
    /// pages: one could not be written.
    static QStringList renderPages(MainWindow &window, const QDir &folder, const QString &suffix);
};

} // namespace Signalbox
