// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/firstrunpage.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QFileDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"firstRun"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *demo = new QPushButton(tr("Run the demo"), this);
    demo->setObjectName(u"runDemo"_s);
    demo->setProperty("primary", true);
    auto *provider = new QPushButton(tr("Choose a provider…"), this);
    provider->setObjectName(u"chooseProvider"_s);
    auto *open = new QPushButton(tr("Open a station file…"), this);
    open->setObjectName(u"openStationFile"_s);

    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(QSize(56, 56), devicePixelRatioF()));
    auto *heading = makeLabel(tr("Webhooks in, watched, and on their way"), "title", this);
    auto *text = makeLabel(tr("Signalbox receives webhooks, stores each one before it answers, "
                              "sends them on by rules that you can read, and shows what became "
                              "of every one."),
                           "muted", this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    text->setFixedWidth(520);
    text->setMinimumHeight(text->heightForWidth(520));

    auto *ways = new QHBoxLayout;
    ways->setSpacing(16);
    ways->addStretch();
    ways->addWidget(makeWay(u"play"_s, tr("See it work"),
                            tr("Real signed requests over loopback, a workflow, and a "
                               "destination that fails now and then. It uses a store of its own."),
                            demo));
    ways->addWidget(makeWay(u"webhook"_s, tr("Begin with your own"),
                            tr("Say whom the requests come from and get the address to give "
                               "them. More than a hundred senders are known."),
                            provider));
    ways->addWidget(makeWay(u"folder-open"_s, tr("Bring a station file"),
                            tr("A station file names your sources, destinations and workflows. "
                               "Nothing starts before it is valid."),
                            open));
    ways->addStretch();
    auto *column = new QVBoxLayout(this); // the window puts its message bar at its top
    column->setContentsMargins(0, 0, 0, 0);
    auto *layout = new QVBoxLayout;
    column->addLayout(layout, 1);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(mark, 0, Qt::AlignHCenter);
    layout->addWidget(heading, 0, Qt::AlignHCenter);
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addSpacing(16);
    layout->addLayout(ways);
    layout->addStretch(3);
    connect(demo, &QPushButton::clicked, this, &FirstRunPage::runDemoRequested);
    connect(provider, &QPushButton::clicked, this, &FirstRunPage::providerWanted);
    connect(open, &QPushButton::clicked, this, &FirstRunPage::chooseFile);
}

QWidget *FirstRunPage::makeWay(const QString &iconName, const QString &heading, const QString &text,
                               QWidget *button)
{
    auto *card = new QFrame(this);
    card->setProperty("panel", true);
    card->setFixedWidth(270);
    auto *sign = makeIconButton(iconName, heading, card);
    sign->setIconSize({20, 20});
    sign->setAttribute(Qt::WA_TransparentForMouseEvents);
    sign->setFocusPolicy(Qt::NoFocus);
    auto *words = makeLabel(text, "muted", card);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop);
    auto *top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(sign);
    top->addWidget(makeLabel(heading, "heading", card), 1);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(words, 1);
    layout->addSpacing(8);
    layout->addWidget(button, 0, Qt::AlignLeft);
    return card;
}

void FirstRunPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a station file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Station files (*.yaml *.yml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FirstRunPage::stationFileChosen);
    dialog->open();
}

} // namespace Signalbox
