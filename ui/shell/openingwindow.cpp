// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/openingwindow.h"

#include "ui/shell/viewmenu.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnWidth = 420;

}

OpeningWindow::OpeningWindow()
    : m_heading(makeLabel({}, "heading", this))
    , m_path(new ElidedLabel(this, Qt::ElideMiddle))
    , m_text(makeLabel({}, "muted", this))
    , m_progress(new QProgressBar(this))
    , m_quit(new QPushButton(tr("Quit"), this))
{
    setObjectName(u"opening"_s);
    setWindowTitle(u"Signalbox"_s);
    setWindowIcon(applicationIcon());
    m_heading->setObjectName(u"openingHeading"_s);
    m_path->setObjectName(u"openingPath"_s);
    m_path->setFixedWidth(columnWidth);
    m_text->setObjectName(u"openingText"_s);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(columnWidth);
    m_progress->setObjectName(u"openingProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->setFixedHeight(8);
    m_progress->setTextVisible(false);
    m_progress->setVisible(!ViewMenu::isStill(QSettings()));
    m_quit->setObjectName(u"openingQuit"_s);
    m_quit->setAutoDefault(false); // it appears by itself, perhaps under a Return meant for others

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    layout->addWidget(m_heading);
    layout->addWidget(m_path);
    layout->addWidget(m_progress);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addWidget(m_quit, 0, Qt::AlignRight);
    connect(m_quit, &QPushButton::clicked, this, &OpeningWindow::reject);
    m_soon.setSingleShot(true);
    m_soon.setTimerType(Qt::PreciseTimer);
    m_soon.setInterval(patience);
    connect(&m_soon, &QTimer::timeout, this, &OpeningWindow::show);
}

void OpeningWindow::showSoon()
{
    m_soon.start();
}

void OpeningWindow::sayStore(const QString &path)
{
    say(tr("Opening the store…"), path,
        tr("A store of an earlier version is brought up to date first. With a large one that may "
           "take minutes. Quitting does no harm: the next start goes on with it."));
}

void OpeningWindow::sayStationFile(const QString &path)
{
    say(tr("Applying the station file…"), path,
        tr("Nothing is received or sent before that is done."));
}

void OpeningWindow::sayQuitting()
{
    m_quit->setEnabled(false);
    say(tr("Quitting…"), m_path->fullText(), tr("What has begun is brought to a clean end."));
}

void OpeningWindow::reject()
{
    if (m_quit->isEnabled())
        Q_EMIT quitRequested();
}

void OpeningWindow::say(const QString &heading, const QString &path, const QString &text)
{
    m_heading->setText(heading);
    m_path->setFullText(path);
    m_text->ensurePolished();
    m_text->setText(text);
    m_text->setFixedHeight(m_text->heightForWidth(columnWidth));
    m_progress->setAccessibleName(heading);
    setAccessibleDescription(heading + u' ' + text);
}

} // namespace Signalbox
