// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

namespace Signalbox {

class PairTable;

/// The cases of a switch, in their order: the port's name and when it is taken.
class SwitchEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit SwitchEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;
    void setProblems(const QList<WorkflowProblem> &problems) override;

private:
    PairTable *m_cases;
};

} // namespace Signalbox
