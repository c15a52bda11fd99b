// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/fieldbox.h"
#include "ui/designer/editors/nodeeditor.h"
#include "ui/widgets/quantityfield.h"

namespace Signalbox {

/// An editor that keeps the body it shows, and whose fields each change one member of it.
template <typename Body>
class BodyEditor : public NodeEditor
{
public:
    using NodeEditor::NodeEditor;

    void setBody(const NodeBody &body) final
    {
        m_body = std::get<Body>(body);
        showBody(m_body);
    }

protected:
    /// Shows \a body without emitting.
    virtual void showBody(const Body &body) = 0;

    const Body &body() const { return m_body; }

    /// The body with \a change made to it, if that changes anything.
    template <typename Change>
    void edit(const QString &field, const Change &change)
    {
        auto next = m_body;
        change(next);
        if (next == m_body)
            return;
        m_body = next;
        Q_EMIT edited(m_body, field);
    }

    /// A one-line expression that is \a member, in a box of its own.
    ExpressionField *addExpression(const QString &field, const QString &object,
                                   const QString &label, const QString &note, QString Body::*member)
    {
        auto *expression = new ExpressionField(label, 1, this);
        expression->setObjectName(object);
        addField(field, label, expression, note);
        connect(expression, &ExpressionField::expressionEdited, this,
                [this, field, member](const QString &text) {
                    edit(field, [&](Body &next) { next.*member = text; });
                });
        return expression;
    }

    /// A duration that is \a member, in a box of its own.
    QuantityField *addDuration(const QString &field, const QString &object, const QString &label,
                               const QString &note, Microseconds Body::*member)
    {
        auto *duration = new QuantityField(QuantityField::Duration, this);
        duration->setObjectName(object);
        auto *box = addField(field, label, duration, note);
        connect(duration, &QuantityField::problemChanged, box, &FieldBox::setUnreadable);
        connect(duration, &QuantityField::valueEdited, this, [this, field, member](qint64 value) {
            edit(field, [&](Body &next) { next.*member = Microseconds(value); });
        });
        return duration;
    }

private:
    Body m_body;
};

} // namespace Signalbox
