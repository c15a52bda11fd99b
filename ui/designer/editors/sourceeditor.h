// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QListWidget;
class QPushButton;

namespace Signalbox {

/// Which sources' events enter: the known ones to tick, with those that are named and not known.
class SourceEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit SourceEditor(const QStringList &known, QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;

private:
    QStringList m_known;
    void updateEdit();

    QListWidget *m_list;
    QPushButton *m_edit;
};

} // namespace Signalbox
