// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowcommands.h"

#include "ui/events/eventspage.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"

#include <QShortcut>

namespace Signalbox {

using namespace Qt::StringLiterals;

WindowCommands::WindowCommands(MainWindow &window, Rail &rail)
    : QObject(&window)
    , m_window(window)
{
    const auto onPage = [this](auto member) {
        return [this, member] {
            if (auto *page = m_window.currentPage())
                (page->*member)();
        };
    };
    for (int i = 0; i < window.pages().size(); ++i)
        add(Qt::CTRL | Qt::Key(Qt::Key_1 + i), [this, i] { m_window.showPage(i); });
    for (int i = 0; i < 9; ++i) {
        add(Qt::ALT | Qt::Key(Qt::Key_1 + i), [this, i] {
            if (auto *page = m_window.currentPage())
                page->showTab(i);
        });
    }
    add(Qt::CTRL | Qt::Key_F, onPage(&Page::focusFilter));
    add(Qt::CTRL | Qt::Key_L, onPage(&Page::focusFilter));
    add(Qt::Key_F5, onPage(&Page::refresh));
    add(Qt::CTRL | Qt::Key_R, onPage(&Page::replay));
    add(Qt::CTRL | Qt::Key_K, [this] { showPalette(); });
    add(Qt::CTRL | Qt::Key_B, [&rail] { rail.setCollapsed(!rail.isCollapsed()); });
    add(Qt::Key_F1, [this] { showHelp(); });
    add(Qt::CTRL | Qt::Key_Q, [this] { Q_EMIT m_window.quitRequested(); });
}

void WindowCommands::add(const QKeySequence &keys, const std::function<void()> &run)
{
    auto *shortcut = new QShortcut(keys, &m_window);
    connect(shortcut, &QShortcut::activated, this, run);
}

void WindowCommands::showHelp()
{
    auto *dialog = new HelpDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WindowCommands::showPalette()
{
    auto *events = m_window.eventsPage();
    const auto onEvents = [this, events](const std::function<void()> &run) {
        return [this, events, run] {
            m_window.showPage(events);
            run();
        };
    };
    QList<Command> commands;
    for (auto *page : m_window.pages())
        commands.append(
            {page->iconName(), page->title(), [this, page] { m_window.showPage(page); }});
    commands.append(
        {u"search"_s, tr("Filter events"), onEvents([events] { events->focusFilter(); })});
    commands.append({u"octagon-x"_s, tr("Show failed events"), onEvents([events] {
                         events->showTable(EventsPage::Events);
                         events->setFilterText(u"state:failed"_s);
                     })});
    commands.append({u"ban"_s, tr("Show rejected requests"),
                     onEvents([events] { events->showTable(EventsPage::Rejected); })});
    commands.append(
        {u"rotate-ccw"_s, tr("Replay the chosen event"), onEvents([events] { events->replay(); })});
    commands.append({u"keyboard"_s, tr("Help"), [this] { showHelp(); }});
    auto *palette = new CommandPalette(commands, &m_window);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    connect(palette, &CommandPalette::eventChosen, events, [this, events](const EventId &id) {
        m_window.showPage(events);
        events->showEventById(id);
    });
    palette->open();
}

} // namespace Signalbox
