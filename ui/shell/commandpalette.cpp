// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/widgets/icons.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int CommandRole = Qt::UserRole;

}

CommandPalette::CommandPalette(const QList<Command> &commands, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"palette"_s);
    setWindowTitle(tr("Find"));
    m_line->setObjectName(u"paletteLine"_s);
    m_line->setAccessibleName(tr("Find"));
    m_line->setPlaceholderText(tr("A page, an action, or evt_…"));
    m_line->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({18, 18});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    resize(480, 320);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::updateList);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    updateList();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + step, 0, std::max(m_list->count() - 1, 0)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::updateList()
{
    m_list->clear();
    const auto text = m_line->text().trimmed();
    if (EventId::parse(text)) {
        auto *item = new QListWidgetItem(icon(u"eye"_s), tr("Inspect event %1").arg(text), m_list);
        item->setData(CommandRole, -1);
    }
    for (int i = 0; i < m_commands.size(); ++i) {
        if (!m_commands[i].words.contains(text, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(icon(m_commands[i].icon), m_commands[i].words, m_list);
        item->setData(CommandRole, i);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const auto *item = m_list->currentItem();
    if (!item)
        return;
    const int command = item->data(CommandRole).toInt();
    const auto id = EventId::parse(m_line->text().trimmed());
    accept();
    if (command >= 0)
        m_commands[command].run();
    else if (id)
        Q_EMIT eventChosen(*id);
}

} // namespace Signalbox
