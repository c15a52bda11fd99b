// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/conditiongroupbox.h"

#include "ui/designer/conditions/conditionrow.h"
#include "ui/designer/conditions/conditionwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"

#include <QAction>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;
using Gesture = ConditionGesture;
using Kind = ConditionGroup::Kind;

namespace {
constexpr int groupIndent = 12;
}

ConditionGroupBox::ConditionGroupBox(const ConditionGroup &group, const ConditionTree::Path &path,
                                     QWidget *parent)
    : QWidget(parent)
    , m_path(path)
    , m_kind(new QComboBox(this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(path.isEmpty() ? 0 : groupIndent, 0, 0, 0);
    m_layout->setSpacing(8);
    m_kind->setObjectName(u"groupKind"_s);
    m_kind->setAccessibleName(tr("How many of the conditions have to hold"));
    for (const auto kind : {Kind::All, Kind::Any, Kind::Not})
        m_kind->addItem(ConditionWords::name(kind), int(kind));
    m_kind->setCurrentIndex(m_kind->findData(int(group.kind)));
    leadFocus(*this, *m_kind);
    connect(m_kind, &QComboBox::activated, this, [this] { Q_EMIT edited({}); });
    m_layout->addWidget(makeHead());
    for (const auto &member : group.members)
        addMember(member);
    m_layout->addWidget(makeFoot());
}

QWidget *ConditionGroupBox::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_kind);
    layout->addStretch(1);
    if (m_path.isEmpty())
        return head;
    const auto add = [&](const QString &icon, const QString &words, const QString &object,
                         const QKeySequence &keys, Gesture gesture) {
        auto *button = makeIconButton(icon, words, head);
        button->setObjectName(object);
        button->setToolTip(u"%1 (%2)"_s.arg(words, keys.toString(QKeySequence::NativeText)));
        auto *action = new QAction(words, head);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        head->addAction(action);
        const auto run = [this, gesture] { Q_EMIT wanted(gesture, m_path); };
        connect(action, &QAction::triggered, this, run);
        connect(button, &QToolButton::clicked, this, run);
        layout->addWidget(button);
    };
    add(u"arrow-up"_s, tr("Move the group up"), u"groupUp"_s, Qt::ALT | Qt::Key_Up,
        Gesture::MoveUp);
    add(u"arrow-down"_s, tr("Move the group down"), u"groupDown"_s, Qt::ALT | Qt::Key_Down,
        Gesture::MoveDown);
    add(u"trash-2"_s, tr("Remove the group"), u"groupRemove"_s, Qt::ALT | Qt::Key_Delete,
        Gesture::Remove);
    return head;
}

QWidget *ConditionGroupBox::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [&](const QString &words, const QString &object, Gesture gesture) {
        auto *button = new QPushButton(icon(u"plus"_s), words, foot);
        button->setObjectName(object);
        button->setProperty("link", true);
        connect(button, &QPushButton::clicked, this,
                [this, gesture] { Q_EMIT wanted(gesture, m_path); });
        layout->addWidget(button);
    };
    add(tr("Condition"), u"addCondition"_s, Gesture::AddTest);
    add(tr("Group"), u"addGroup"_s, Gesture::AddGroup);
    layout->addStretch(1);
    return foot;
}

void ConditionGroupBox::addMember(const Condition &member)
{
    const auto path = m_path + ConditionTree::Path{int(m_members.size())};
    const auto tell = [this, place = m_members.size()](const QString &part) {
        Q_EMIT edited(part.isEmpty() ? QString() : u"%1.%2"_s.arg(place).arg(part));
    };
    if (const auto *test = std::get_if<ConditionTest>(&member.body)) {
        auto *row = new ConditionRow(*test, this);
        connect(row, &ConditionRow::edited, this, tell);
        connect(row, &ConditionRow::moveWanted, this, [this, path](int by) {
            Q_EMIT wanted(by < 0 ? Gesture::MoveUp : Gesture::MoveDown, path);
        });
        connect(row, &ConditionRow::groupWanted, this,
                [this, path] { Q_EMIT wanted(Gesture::Wrap, path); });
        connect(row, &ConditionRow::removeWanted, this,
                [this, path] { Q_EMIT wanted(Gesture::Remove, path); });
        m_members.append(row);
    } else {
        auto *box = new ConditionGroupBox(std::get<ConditionGroup>(member.body), path, this);
        connect(box, &ConditionGroupBox::edited, this, tell);
        connect(box, &ConditionGroupBox::wanted, this, &ConditionGroupBox::wanted);
        m_members.append(box);
    }
    m_layout->addWidget(m_members.last());
}

ConditionGroup ConditionGroupBox::group() const
{
    ConditionGroup group{Kind(m_kind->currentData().toInt()), {}};
    for (auto *member : m_members) {
        if (const auto *row = qobject_cast<ConditionRow *>(member))
            group.members.append(Condition{row->test()});
        else
            group.members.append(Condition{static_cast<ConditionGroupBox *>(member)->group()});
    }
    return group;
}

void ConditionGroupBox::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    for (auto *member : std::as_const(m_members)) {
        if (auto *row = qobject_cast<ConditionRow *>(member))
            row->setVocabulary(vocabulary);
        else
            static_cast<ConditionGroupBox *>(member)->setVocabulary(vocabulary);
    }
}

void ConditionGroupBox::focusAt(ConditionTree::Path path)
{
    if (path.isEmpty() || path.first() < 0 || path.first() >= m_members.size()) {
        m_kind->setFocus();
        return;
    }
    auto *member = m_members.at(path.takeFirst());
    if (auto *box = qobject_cast<ConditionGroupBox *>(member))
        box->focusAt(path);
    else
        member->setFocus();
}

void ConditionGroupBox::paintEvent(QPaintEvent *)
{
    if (m_path.isEmpty())
        return;
    QPainter painter(this);
    painter.fillRect(0, 0, 1, height(), Tokens::of(palette()).line);
}

} // namespace Signalbox
