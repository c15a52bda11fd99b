// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpdialog.h"

#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString native(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace

QList<ShortcutGroup> HelpDialog::groups()
{
    return {everywhere(), events(), trials(), conditions(), canvas(), overview()};
}

ShortcutGroup HelpDialog::everywhere()
{
    return {
        tr("Everywhere"),
        {
            {{native(Qt::CTRL | Qt::Key_1) + u" … 5"_s}, tr("Go to a page")},
            {{native(Qt::CTRL | Qt::Key_K)}, tr("Find a page, an action, or an event by its id")},
            {{u"F5"_s}, tr("Refresh")},
            {{native(Qt::CTRL | Qt::Key_Z), native(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
             tr("Undo, redo on Sources and Destinations")},
            {{native(Qt::CTRL | Qt::Key_B)}, tr("Collapse or expand the page list")},
            {{u"F1"_s}, tr("This help")},
            {{native(Qt::CTRL | Qt::Key_Q)}, tr("Quit")},
        }};
}

ShortcutGroup HelpDialog::events()
{
    return {
        tr("Events"),
        {
            {{native(Qt::CTRL | Qt::Key_F), native(Qt::CTRL | Qt::Key_L)}, tr("Filter the table")},
            {{u"↑ ↓"_s, u"K J"_s}, tr("Move in the table; the inspector keeps its tab")},
            {{u"Esc"_s}, tr("Back to the newest rows")},
            {{native(Qt::ALT | Qt::Key_1) + u" … 9"_s}, tr("Go to a tab of the inspector")},
            {{native(Qt::CTRL | Qt::Key_R)}, tr("Replay the chosen event")},
        }};
}

ShortcutGroup HelpDialog::trials()
{
    return {
        tr("Below a workflow"),
        {
            {{native(Qt::ALT | Qt::Key_1) + u" … 4"_s}, tr("Problems, try it, backtest, shadow")},
            {{u"F5"_s}, tr("Try the chosen events")},
            {{u"F10"_s, native(Qt::SHIFT | Qt::Key_F10)}, tr("Next step, step back")},
            {{u"F8"_s}, tr("Go on to the next breakpoint")},
            {{u"F9"_s}, tr("Stop a trial at the chosen nodes, or no more")},
        }};
}

ShortcutGroup HelpDialog::canvas()
{
    return {
        tr("On the canvas of a workflow"),
        {
            {{native(Qt::CTRL | Qt::Key_F)}, tr("Find a kind of node; Enter adds it")},
            {{native(Qt::Key_Tab), native(Qt::SHIFT | Qt::Key_Tab)},
             tr("Go from node to node and to the groups")},
            {{native(Qt::Key_F6), native(Qt::SHIFT | Qt::Key_F6)},
             tr("Go to the next part of the page, or the one before")},
            {{native(QKeySequence::SelectAll)}, tr("Choose all nodes")},
            {{native(Qt::CTRL | Qt::Key_Right), native(Qt::CTRL | Qt::Key_Space)},
             tr("Go on without choosing, choose it besides")},
            {{u"↑ ↓ ← →"_s}, tr("Move what is chosen; with Shift eight steps at once")},
            {{native(Qt::Key_Return)}, tr("Edit what is chosen")},
            {{native(Qt::Key_Menu)}, tr("What can be done with it: connect, bring into line")},
            {{native(QKeySequence::Delete)}, tr("Remove")},
            {{native(QKeySequence::Cut), native(QKeySequence::Copy), native(QKeySequence::Paste)},
             tr("Cut, copy, paste")},
            {{native(Qt::CTRL | Qt::Key_D)}, tr("Duplicate")},
            {{native(QKeySequence::Undo), native(QKeySequence::Redo)}, tr("Undo, redo")},
            {{native(Qt::CTRL | Qt::Key_G), native(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
             tr("Make a group of what is chosen, dissolve it")},
            {{native(Qt::CTRL | Qt::SHIFT | Qt::Key_A)}, tr("Arrange all nodes")},
            {{native(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, tr("Find what stands in a node")},
            {{u"+ −"_s, native(Qt::CTRL | Qt::Key_0)}, tr("Zoom, show everything")},
            {{native(Qt::CTRL | Qt::Key_9)}, tr("Show what is chosen, as large as it goes")},
            {{native(Qt::CTRL | Qt::SHIFT | Qt::Key_M)}, tr("Show or hide the overview")},
            {{u"Esc"_s}, tr("Choose nothing")},
        }};
}

ShortcutGroup HelpDialog::overview()
{
    return {tr("In the overview of a workflow"),
            {
                {{u"↑ ↓ ← →"_s}, tr("See another part; with Shift a whole window at once")},
                {{native(Qt::Key_Home), u"+ −"_s}, tr("Show everything, zoom")},
                {{u"Esc"_s}, tr("Back to the canvas")},
            }};
}

ShortcutGroup HelpDialog::conditions()
{
    return {tr("In conditions and expressions"),
            {
                {{native(Qt::ALT | Qt::Key_Up), native(Qt::ALT | Qt::Key_Down)}, tr("Move a row")},
                {{native(Qt::ALT | Qt::Key_Right)}, tr("Put a row into a group of its own")},
                {{native(Qt::ALT | Qt::Key_Delete)}, tr("Remove a row")},
                {{native(Qt::CTRL | Qt::Key_Space)}, tr("Complete an expression")},
            }};
}

void HelpDialog::addGroup(QVBoxLayout &column, const ShortcutGroup &group)
{
    column.addWidget(makeLabel(group.title, "heading", this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[keys, words] : group.shortcuts) {
        grid->addWidget(makeLabel(keys.join(u", "), "strong", this), row, 0);
        grid->addWidget(makeLabel(words, "plain", this), row, 1);
        ++row;
    }
    column.addLayout(grid);
    column.addSpacing(6);
}

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"help"_s);
    setWindowTitle(tr("Help"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (const auto &group : {everywhere(), events(), trials(), conditions()})
        addGroup(*left, group);
    for (const auto &group : {canvas(), overview()})
        addGroup(*right, group);
    for (auto *column : {left, right}) {
        column->setSpacing(4);
        column->addStretch(1);
        columns->addLayout(column);
    }
    layout->addLayout(columns);
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
