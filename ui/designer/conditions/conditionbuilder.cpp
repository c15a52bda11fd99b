// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/conditionbuilder.h"

#include "ui/widgets/focuslead.h"

#include <QVBoxLayout>

namespace Signalbox {

using Gesture = ConditionGesture;

namespace {

ConditionTest freshTest()
{
    return {{}, ConditionOperator::Equal, QString(), false, false};
}

} // namespace

ConditionBuilder::ConditionBuilder(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    build({ConditionGroup::Kind::All, {Condition{freshTest()}}});
}

QString ConditionBuilder::expression() const
{
    const auto condition = ConditionTree::closed(m_top->group());
    return condition ? conditionText(*condition) : QString();
}

void ConditionBuilder::setCondition(const std::optional<Condition> &condition)
{
    const auto text = condition ? conditionText(*condition) : QString();
    if (text == expression())
        return;
    build(condition ? ConditionTree::opened(*condition)
                    : ConditionGroup{ConditionGroup::Kind::All, {Condition{freshTest()}}});
}

void ConditionBuilder::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    m_vocabulary = vocabulary;
    m_top->setVocabulary(vocabulary);
}

void ConditionBuilder::build(const ConditionGroup &root)
{
    if (m_top) {
        // One of its buttons may be what asked for this.
        m_top->hide();
        m_top->setParent(nullptr);
        m_top->deleteLater();
    }
    m_top = new ConditionGroupBox(root, {}, this);
    m_top->setVocabulary(m_vocabulary);
    layout()->addWidget(m_top);
    leadFocus(*this, *m_top);
    connect(m_top, &ConditionGroupBox::edited, this,
            [this](const QString &part) { Q_EMIT expressionEdited(expression(), part); });
    connect(m_top, &ConditionGroupBox::wanted, this, &ConditionBuilder::perform);
}

void ConditionBuilder::perform(ConditionGesture gesture, ConditionTree::Path path)
{
    auto root = m_top->group();
    const auto lastOf = [&](const ConditionTree::Path &group) {
        const auto *found = ConditionTree::at(root, group);
        const auto &members = found ? std::get<ConditionGroup>(found->body).members : root.members;
        return group + ConditionTree::Path{int(members.size()) - 1};
    };
    switch (gesture) {
    case Gesture::AddTest:
        root = ConditionTree::added(root, path, Condition{freshTest()});
        path = lastOf(path);
        break;
    case Gesture::AddGroup:
        root = ConditionTree::added(
            root, path,
            Condition{ConditionGroup{ConditionGroup::Kind::Any, {Condition{freshTest()}}}});
        path = lastOf(path) << 0;
        break;
    case Gesture::Remove:
        root = ConditionTree::removed(root, path);
        path.last() = std::max(path.last() - 1, 0);
        break;
    case Gesture::MoveUp: root = ConditionTree::moved(root, path, -1); break;
    case Gesture::MoveDown: root = ConditionTree::moved(root, path, 1); break;
    case Gesture::Wrap:
        root = ConditionTree::wrapped(root, path);
        path << 0;
        break;
    }
    build(root);
    m_top->show();
    m_top->focusAt(path);
    Q_EMIT expressionEdited(expression(), {});
}

} // namespace Signalbox
