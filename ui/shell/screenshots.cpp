// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenshots.h"

#include "ui/events/eventspage.h"
#include "ui/shell/mainwindow.h"

#include <QEventLoop>
#include <QTimer>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// A workflow is looked at as a whole; what else there is, is read from its beginning.
constexpr QSize workflowSize(1920, 900);

void waitUntilSettled(const Page &page)
{
    QEventLoop loop;
    QTimer::singleShot(Screenshots::patienceMilliseconds, &loop, &QEventLoop::quit);
    QObject::connect(&page, &Page::settled, &loop, [&] {
        if (page.isSettled())
            loop.quit();
    });
    if (!page.isSettled())
        loop.exec();
    // What the answers scheduled: layouts, polishing, painting.
    QTimer::singleShot(50, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

QStringList Screenshots::renderPages(MainWindow &window, const QDir &folder, const QString &suffix)
{
    QStringList files;
    folder.mkpath(u"."_s);
    window.show();
    const auto grab = [&](const QString &name) {
        const auto path = folder.filePath(name + suffix + u".png"_s);
        if (window.grab().save(path))
            files.append(path);
    };
    if (window.isFirstRun()) {
        QEventLoop loop;
        QTimer::singleShot(50, &loop, &QEventLoop::quit);
        loop.exec();
        grab(u"firstrun"_s);
    }
    auto *events = window.eventsPage();
    const auto usual = window.size();
    for (auto *page : window.pages()) {
        if (page->name() == u"workflows"_s)
            window.resize(workflowSize);
        window.showPage(page);
        waitUntilSettled(*page);
        if (page != events) {
            grab(page->name());
            window.resize(usual);
            continue;
        }
        events->showTable(EventsPage::Rejected);
        waitUntilSettled(*page);
        events->selectForShow();
        waitUntilSettled(*page);
        grab(u"rejected"_s);
        events->showTable(EventsPage::Events);
        waitUntilSettled(*page);
        events->selectForShow();
        waitUntilSettled(*page);
        grab(page->name());
    }
    return files;
}

} // namespace Signalbox
