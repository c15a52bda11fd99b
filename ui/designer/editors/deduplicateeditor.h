// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/bodyeditor.h"

namespace Signalbox {

/// By which key, and for how long, a further event is a duplicate.
class DeduplicateEditor final : public BodyEditor<DeduplicateNode>
{
    Q_OBJECT

public:
    explicit DeduplicateEditor(QWidget *parent = nullptr);

protected:
    void showBody(const DeduplicateNode &body) override;

private:
    ExpressionField *m_key;
    QuantityField *m_window;
};

} // namespace Signalbox
