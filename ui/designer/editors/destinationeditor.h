// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QComboBox;

namespace Signalbox {

/// Where events are delivered.
class DestinationEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit DestinationEditor(const QStringList &known, QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;

private:
    QComboBox *m_name;
};

} // namespace Signalbox
