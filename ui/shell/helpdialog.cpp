// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpdialog.h"

#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequence>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString native(QKeyCombination keys)
{
    return QKeySequence(keys).toString(QKeySequence::NativeText);
}

} // namespace

QList<Shortcut> HelpDialog::shortcuts()
{
    return {
        {native(Qt::CTRL | Qt::Key_1) + u" … 4"_s, tr("Go to a page")},
        {native(Qt::CTRL | Qt::Key_K), tr("Find a page, an action, or an event by its id")},
        {native(Qt::CTRL | Qt::Key_F) + u", "_s + native(Qt::CTRL | Qt::Key_L),
         tr("Filter the table")},
        {u"F5"_s, tr("Refresh")},
        {u"↑ ↓, K J"_s, tr("Move in the table; the inspector keeps its tab")},
        {u"Esc"_s, tr("Back to the newest rows")},
        {native(Qt::ALT | Qt::Key_1) + u" … 9"_s, tr("Go to a tab of the inspector")},
        {u"F5, F8, F9, F10"_s,
         tr("In a workflow: try it, go on, breakpoint, step (back with Shift)")},
        {native(Qt::CTRL | Qt::Key_R), tr("Replay the chosen event")},
        {native(Qt::CTRL | Qt::Key_B), tr("Collapse or expand the page list")},
        {u"F1"_s, tr("This help")},
        {native(Qt::CTRL | Qt::Key_Q), tr("Quit")},
    };
}

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"help"_s);
    setWindowTitle(tr("Help"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Keys"), "heading", this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const auto &[keys, words] : shortcuts()) {
        auto *key = makeLabel(keys, "strong", this);
        grid->addWidget(key, row, 0);
        grid->addWidget(makeLabel(words, "plain", this), row, 1);
        ++row;
    }
    layout->addLayout(grid);
    layout->addSpacing(12);
    layout->addWidget(makeLabel(tr("About"), "heading", this));
    auto *about = makeLabel(tr("Signalbox %1. Free software under the GNU General Public License, "
                               "version 3 or later. Icons: Lucide, ISC licence.")
                                .arg(QCoreApplication::applicationVersion()),
                            "muted", this);
    about->setWordWrap(true);
    layout->addWidget(about);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace Signalbox
