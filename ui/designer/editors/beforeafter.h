// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/nodetrial.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace Signalbox {

class Choice;

/// The body of the sample event as a map gets it, and what the map makes of it.
class BeforeAfter final : public QWidget
{
    Q_OBJECT

public:
    explicit BeforeAfter(QWidget *parent = nullptr);

    void setReport(const NodeReport &report);

private:
    enum Side { After, Before };

    void showSide();

    NodeReport m_report;
    Choice *m_side;
    QPlainTextEdit *m_text;
    QLabel *m_note;
};

} // namespace Signalbox
