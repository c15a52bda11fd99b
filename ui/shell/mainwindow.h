// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/shell/shelloptions.h"
#include "ui/widgets/timeformat.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QCloseEvent;
class QStackedWidget;

namespace Signalbox {

class EventsPage;
class FirstRunPage;
class MessageBar;
class Page;
class Rail;
class SourcesPage;
class StationBar;
class Theme;
class ViewMenu;

/// The window of a station: rail, pages, message bar, status line. Looks at a Station and nothing
/// else. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive the window.
    MainWindow(Station &station, const ShellOptions &options);
    ~MainWindow() override;

    /// Puts a line under the page's title; the same text again replaces the first. An empty
    /// \a actionText shows no button.
    void showProblem(const QString &text, const QString &actionText = {},
                     const std::function<void()> &callback = {});
    void hideProblem(const QString &text);
    /// Something went well; the line goes by itself.
    void showNotice(const QString &text);

    const QList<Page *> &pages() const { return m_pages; }
    Page *currentPage() const;
    void showPage(Page *page);
    void showPage(int number);
    EventsPage *eventsPage() const { return m_events; }
    /// Shown instead of a page while nothing is stored and nothing configured.
    bool isFirstRun() const;

    /// Restores, raises and activates: what a second start wants of the first.
    void bringToFront();

Q_SIGNALS:
    void runDemoRequested();
    void stationFileChosen(const QString &path);
    void quitRequested();
    /// The window is about to close; a directly connected slot may ignore \a event to keep it.
    void closing(QCloseEvent *event);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void addPage(Page *page);
    /// Shows \a widget, with the message bar in its column.
    void place(QWidget *widget, int messagesAt);
    void makeFoot();
    void takeStatus(const StationStatus &status);
    void askStatus();
    void askConfiguration();
    void updateFirstRun();
    void saveState() const;
    void restoreState();

    Station &m_station;
    const ShellOptions m_options;
    const std::unique_ptr<Clock> m_ownClock;
    TimeFormat m_times;
    Theme *m_theme;
    Rail *m_rail;
    MessageBar *m_messages;
    QStackedWidget *m_stack;
    FirstRunPage *m_firstRun;
    StationBar *m_bar;
    EventsPage *m_events = nullptr;
    SourcesPage *m_sources = nullptr;
    QList<Page *> m_pages;
    QString m_stationProblem;
    ViewMenu *m_view = nullptr;
    bool m_stored = true; ///< until the station says otherwise
    bool m_hasSources = true; ///< likewise
    bool m_hasDestinations = true; ///< likewise
    bool m_empty = false;
};

} // namespace Signalbox
