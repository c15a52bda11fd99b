// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/bodyeditor.h"

class QComboBox;
class QLineEdit;

namespace Signalbox {

class Choice;

/// Which events of a row wait for which.
class OrderEditor final : public BodyEditor<OrderNode>
{
    Q_OBJECT

public:
    explicit OrderEditor(QWidget *parent = nullptr);

protected:
    void showBody(const OrderNode &body) override;

private:
    void updateEnabled();

    ExpressionField *m_key;
    ExpressionField *m_position;
    Choice *m_positions;
    QComboBox *m_policy;
    QuantityField *m_wait;
    QLineEdit *m_first;
};

} // namespace Signalbox
