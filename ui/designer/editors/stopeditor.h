// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QLineEdit;

namespace Signalbox {

/// The reason of a stop.
class StopEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit StopEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;

private:
    QLineEdit *m_reason;
};

} // namespace Signalbox
