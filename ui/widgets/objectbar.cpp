// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/objectbar.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QPushButton *makeObjectButton(const QString &text, const QString &objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    return button;
}

} // namespace

ObjectBar::ObjectBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_edit(makeObjectButton(tr("Edit…"), u"editObject"_s, this))
    , m_enable(makeObjectButton(tr("Disable"), u"enableObject"_s, this))
    , m_detach(makeObjectButton(tr("Detach"), u"detachObject"_s, this))
    , m_delete(makeObjectButton(tr("Delete…"), u"deleteObject"_s, this))
{
    m_detach->setToolTip(tr("Makes it yours; the station file can no longer define it."));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    for (auto *button : {m_edit, m_enable, m_detach})
        m_layout->addWidget(button);
    m_layout->addWidget(m_delete);
    m_layout->addStretch(1);
    connect(m_edit, &QPushButton::clicked, this, &ObjectBar::editWanted);
    connect(m_enable, &QPushButton::clicked, this, [this] { Q_EMIT enableWanted(!m_enabled); });
    connect(m_detach, &QPushButton::clicked, this, &ObjectBar::detachWanted);
    connect(m_delete, &QPushButton::clicked, this, &ObjectBar::deleteWanted);
}

void ObjectBar::setObject(const Owner &owner, bool enabled)
{
    const bool ours = !owner.startsWith("file:"_L1);
    m_enabled = enabled;
    m_enable->setText(enabled ? tr("Disable") : tr("Enable"));
    for (auto *button : {m_edit, m_enable, m_delete})
        button->setVisible(ours);
    m_detach->setVisible(!ours);
}

QPushButton *ObjectBar::addButton(const QString &text, const QString &objectName)
{
    auto *button = makeObjectButton(text, objectName, this);
    m_layout->insertWidget(m_layout->indexOf(m_enable), button);
    return button;
}

QWidget *makeHistoryButtons(ObjectHistory &history, QWidget *page)
{
    auto *buttons = new QWidget(page);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [&](const QString &iconName, const QString &name,
                         const QList<QKeySequence> &keys, auto run) {
        auto *action = new QAction(icon(iconName), name, page);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        page->addAction(action);
        auto *button = new QToolButton(buttons);
        button->setDefaultAction(action);
        button->setAccessibleName(name);
        layout->addWidget(button);
        QObject::connect(action, &QAction::triggered, &history, run);
        return action;
    };
    auto *undo = add(u"undo-2"_s, ObjectBar::tr("Undo"), {Qt::CTRL | Qt::Key_Z},
                     &ObjectHistory::undo);
    auto *redo = add(u"redo-2"_s, ObjectBar::tr("Redo"),
                     {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y},
                     &ObjectHistory::redo);
    const auto update = [&history, undo, redo] {
        undo->setEnabled(history.canUndo());
        redo->setEnabled(history.canRedo());
        undo->setToolTip(history.canUndo() ? ObjectBar::tr("Undo: %1").arg(history.undoText())
                                           : ObjectBar::tr("Nothing to undo"));
        redo->setToolTip(history.canRedo() ? ObjectBar::tr("Redo: %1").arg(history.redoText())
                                           : ObjectBar::tr("Nothing to redo"));
    };
    QObject::connect(&history, &ObjectHistory::changed, buttons, update);
    update();
    return buttons;
}

} // namespace Signalbox
