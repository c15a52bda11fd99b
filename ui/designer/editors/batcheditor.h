// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/bodyeditor.h"

class QSpinBox;

namespace Signalbox {

/// How many events become one.
class BatchEditor final : public BodyEditor<BatchNode>
{
    Q_OBJECT

public:
    explicit BatchEditor(QWidget *parent = nullptr);

protected:
    void showBody(const BatchNode &body) override;

private:
    QSpinBox *m_count;
    QuantityField *m_time;
    QuantityField *m_bytes;
    ExpressionField *m_key;
};

} // namespace Signalbox
