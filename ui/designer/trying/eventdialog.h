// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace Signalbox {

/// An event's type and body as text, to be tried with something else in them.
class EventDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The body of \a event is UTF-8.
    explicit EventDialog(const Event &event, QWidget *parent = nullptr);

    /// As it is edited now.
    Event event() const;

private:
    void check();

    Event m_event;
    QLineEdit *m_type;
    QPlainTextEdit *m_body;
    QLabel *m_note;
};

} // namespace Signalbox
