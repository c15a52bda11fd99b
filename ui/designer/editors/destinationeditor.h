// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QComboBox;
class QPushButton;

namespace Signalbox {

/// Where events are delivered.
class DestinationEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit DestinationEditor(const QStringList &known, QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;

private:
    void updateEdit();

    QStringList m_known;
    QComboBox *m_name;
    QPushButton *m_edit;
};

} // namespace Signalbox
