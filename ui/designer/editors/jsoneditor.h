// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QLabel;
class QPlainTextEdit;

namespace Signalbox {

/// A node as the JSON that the API and exports have for it: for kinds without a form of their own.
/// What cannot be read is said below and changes nothing.
class JsonEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit JsonEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;

private:
    void take();

    NodeBody m_body;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
};

} // namespace Signalbox
