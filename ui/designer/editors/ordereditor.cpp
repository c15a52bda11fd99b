// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/ordereditor.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/focuslead.h"

#include <QComboBox>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;
using Policy = OrderNode::Policy;
using Positions = OrderNode::Positions;

OrderEditor::OrderEditor(QWidget *parent)
    : BodyEditor(parent)
    , m_key(addExpression(u"order.key"_s, u"nodeOrderKey"_s, tr("Which events form a row"),
                          tr("An expression; empty: the source's order key"), &OrderNode::key))
    , m_position(addExpression(
          u"order.position"_s, u"nodeOrderPosition"_s, tr("Where in the row an event stands"),
          tr("An expression; empty: the source's position"), &OrderNode::position))
    , m_positions(new Choice({tr("Whole numbers"), tr("Times")}, this))
    , m_policy(new QComboBox(this))
{
    m_positions->setObjectName(u"nodeOrderPositions"_s);
    addField(u"order.positions"_s, tr("Positions are"), m_positions,
             tr("Numbers without gaps show what is missing; between times nobody can tell."));
    m_policy->setObjectName(u"nodeOrderPolicy"_s);
    m_policy->addItem(tr("Wait for what is missing"), int(Policy::Wait));
    m_policy->addItem(tr("Send late ones out by \"stale\""), int(Policy::SkipStale));
    m_policy->addItem(tr("Let all pass, note which were late"), int(Policy::Pass));
    addField(u"order.policy"_s, tr("When one is missing"), m_policy);
    m_wait = addDuration(u"order.wait"_s, u"nodeOrderWait"_s, tr("Wait at most"),
                         tr("30 s, 5 min; at most 30 days"), &OrderNode::wait);
    m_first = new QLineEdit(this);
    m_first->setObjectName(u"nodeOrderFirst"_s);
    m_first->setPlaceholderText(tr("unknown"));
    static const QRegularExpression whole(u"-?\\d{0,18}"_s);
    m_first->setValidator(new QRegularExpressionValidator(whole, m_first));
    addField(u"order.first"_s, tr("A row begins with the number"), m_first,
             tr("Unknown: the first events of a new row are gathered for the wait."));
    column()->addStretch(1);
    leadFocus(*this, *m_key);
    connect(m_positions, &Choice::chosen, this, [this](int chosen) {
        edit(u"order.positions"_s, [&](OrderNode &next) {
            next.positions = chosen == 0 ? Positions::Sequence : Positions::Time;
        });
        updateEnabled();
    });
    connect(m_policy, &QComboBox::activated, this, [this] {
        edit(u"order.policy"_s,
             [&](OrderNode &next) { next.policy = Policy(m_policy->currentData().toInt()); });
        updateEnabled();
    });
    connect(m_first, &QLineEdit::textEdited, this, [this](const QString &text) {
        bool isNumber = false;
        const auto number = text.toLongLong(&isNumber);
        edit(u"order.first"_s, [&](OrderNode &next) {
            next.first = isNumber ? std::optional(number) : std::nullopt;
        });
    });
}

void OrderEditor::showBody(const OrderNode &body)
{
    m_key->setExpression(body.key);
    m_position->setExpression(body.position);
    m_positions->setCurrent(body.positions == Positions::Sequence ? 0 : 1);
    m_policy->setCurrentIndex(m_policy->findData(int(body.policy)));
    m_wait->setValue(body.wait.count());
    const auto first = body.first ? QString::number(*body.first) : QString();
    if (m_first->text() != first && !(first.isEmpty() && m_first->text() == u"-"_s))
        m_first->setText(first);
    updateEnabled();
}

void OrderEditor::updateEnabled()
{
    const bool waits = body().policy == Policy::Wait;
    m_wait->setEnabled(waits);
    m_first->setEnabled(waits && body().positions == Positions::Sequence);
}

} // namespace Signalbox
