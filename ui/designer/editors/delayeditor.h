// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/bodyeditor.h"

namespace Signalbox {

class Choice;

/// How long events wait, or until when.
class DelayEditor final : public BodyEditor<DelayNode>
{
    Q_OBJECT

public:
    explicit DelayEditor(QWidget *parent = nullptr);

protected:
    void showBody(const DelayNode &body) override;

private:
    enum Way { For, Until };

    void chooseWay(int way);
    void showWay(int way);

    Microseconds m_kept; ///< the duration while a time is edited
    Choice *m_way;
    QuantityField *m_duration;
    ExpressionField *m_until;
};

} // namespace Signalbox
