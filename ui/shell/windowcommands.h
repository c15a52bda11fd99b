// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>

namespace Signalbox {

class MainWindow;
class Rail;

/// What can be done with a window by key, and by the palette that finds it. Belongs to the window.
class WindowCommands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowCommands)

public:
    WindowCommands(MainWindow &window, Rail &rail);

    void showHelp();
    void showPalette();

private:
    void add(const QKeySequence &keys, const std::function<void()> &run);

    MainWindow &m_window;
};

} // namespace Signalbox
