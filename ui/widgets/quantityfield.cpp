// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quantityfield.h"

#include "ui/widgets/quantitytext.h"

#include <QStyle>

namespace Signalbox {

QuantityField::QuantityField(Kind kind, QWidget *parent)
    : QLineEdit(parent)
    , m_kind(kind)
{
    connect(this, &QLineEdit::textEdited, this, &QuantityField::take);
    setValue(0);
}

std::optional<qint64> QuantityField::read() const
{
    if (m_kind == Size)
        return sizeFromText(text());
    const auto duration = durationFromText(text());
    return duration ? std::optional<qint64>(duration->count()) : std::nullopt;
}

void QuantityField::setValue(qint64 value)
{
    m_value = value;
    if (read() == value)
        return;
    setText(m_kind == Duration ? durationText(Microseconds(value)) : sizeText(value));
    mark(false);
}

QString QuantityField::problem() const
{
    if (!m_invalid)
        return {};
    return m_kind == Duration ? tr("A duration looks like 30 s, 5 min or 1 h 30 min.")
                              : tr("A size looks like 500 kB or 1 MB.");
}

void QuantityField::take()
{
    const auto value = read();
    mark(!value);
    if (!value || *value == m_value)
        return;
    m_value = *value;
    Q_EMIT valueEdited(m_value);
}

void QuantityField::mark(bool invalid)
{
    if (m_invalid == invalid)
        return;
    m_invalid = invalid;
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
    Q_EMIT problemChanged(problem());
}

} // namespace Signalbox
