// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>

#include <chrono>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Signalbox {

class ElidedLabel;

/// Says what goes on before the window of a station can be shown, when that takes long, and lets
/// the person quit meanwhile: Escape and closing it are the same as its button. It stays until it
/// is destroyed. GUI thread.
class OpeningWindow final : public QDialog
{
    Q_OBJECT

public:
    /// A start that is quicker shows no window but the station's.
    static constexpr std::chrono::milliseconds patience{500};

    OpeningWindow();

    /// Shows itself after patience.
    void showSoon();

    /// The store at \a path is opened, and brought up to date.
    void sayStore(const QString &path);
    /// The station file at \a path is read and applied.
    void sayStationFile(const QString &path);
    /// What has begun comes to an end; the button is of no more use.
    void sayQuitting();

Q_SIGNALS:
    void quitRequested(); ///< not after sayQuitting()

protected:
    void reject() override;

private:
    void say(const QString &heading, const QString &path, const QString &text);

    QLabel *m_heading;
    ElidedLabel *m_path;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_quit;
    QTimer m_soon;
};

} // namespace Signalbox
