// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Signalbox {

/// Dresses the whole application: Fusion, our palette, our style sheet. Follows the system's colour
/// scheme live, unless told to be light or dark. One per application, on the GUI thread.
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    /// Applies itself at once; the QApplication must exist and outlive this object.
    explicit Theme(Mode mode = Mode::System, QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    /// Palette and style sheet are others than before.
    void changed();

private:
    void apply();

    Mode m_mode;
    bool m_dark = false;
    bool m_applied = false;
};

} // namespace Signalbox
