// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/bodyeditor.h"

class QComboBox;
class QSpinBox;

namespace Signalbox {

/// How many events pass in a while.
class ThrottleEditor final : public BodyEditor<ThrottleNode>
{
    Q_OBJECT

public:
    explicit ThrottleEditor(QWidget *parent = nullptr);

protected:
    void showBody(const ThrottleNode &body) override;

private:
    void setRate(const QString &field, qint64 count, Microseconds per);

    QSpinBox *m_count;
    QComboBox *m_per;
    QSpinBox *m_burst;
    ExpressionField *m_key;
};

} // namespace Signalbox
