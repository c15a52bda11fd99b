// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/delayeditor.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/focuslead.h"

#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

DelayEditor::DelayEditor(QWidget *parent)
    : BodyEditor(parent)
    , m_kept(std::chrono::minutes(1))
    , m_way(new Choice({tr("For a time"), tr("Until a time")}, this))
{
    m_way->setObjectName(u"nodeDelayWay"_s);
    addField(u"delay"_s, tr("Events wait"), m_way);
    m_duration = addDuration(u"delay.for"_s, u"nodeDelayFor"_s, tr("How long"),
                             tr("30 s, 10 min, 2 h; at most 366 days"), &DelayNode::duration);
    m_until = new ExpressionField(tr("Until when"), 1, this);
    m_until->setObjectName(u"nodeDelayUntil"_s);
    addField(u"delay.until"_s, tr("Until when"), m_until,
             tr("An expression that gives a time; what is past passes at once"));
    connect(m_until, &ExpressionField::expressionEdited, this, [this](const QString &text) {
        edit(u"delay.until"_s, [&](DelayNode &next) {
            next = {text.isEmpty() ? m_kept : Microseconds(), text}; // one of both
        });
    });
    m_until->setPlaceholderText(u"body.publish_at"_s);
    column()->addStretch(1);
    leadFocus(*this, *m_way);
    showWay(For);
    connect(m_way, &Choice::chosen, this, &DelayEditor::chooseWay);
}

void DelayEditor::chooseWay(int way)
{
    showWay(way);
    if (way == For) {
        edit({}, [this](DelayNode &next) { next = {m_kept, {}}; });
        showBody(body());
        m_duration->setFocus();
        return;
    }
    // With a duration and no expression yet it still is a delay for a time: what is typed next
    // makes it one until a time.
    m_until->setFocus();
}

void DelayEditor::showWay(int way)
{
    m_way->setCurrent(way);
    m_duration->parentWidget()->setVisible(way == For);
    m_until->parentWidget()->setVisible(way == Until);
}

void DelayEditor::showBody(const DelayNode &body)
{
    if (body.duration > Microseconds::zero())
        m_kept = body.duration;
    m_duration->setValue(body.duration.count());
    m_until->setExpression(body.until);
    if (!body.until.isEmpty())
        showWay(Until);
    else if (!m_until->hasFocus())
        showWay(For);
}

} // namespace Signalbox
