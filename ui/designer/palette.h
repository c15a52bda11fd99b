// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace Signalbox {

/// The kinds of nodes, to be found by their words, dragged onto the canvas, or placed by Enter.
class Palette final : public QWidget
{
    Q_OBJECT

public:
    explicit Palette(QWidget *parent = nullptr);

    /// Nothing can be added; \a why is shown, empty: everything can.
    void setReadOnly(const QString &why);

Q_SIGNALS:
    void kindChosen(const QString &kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateList();

    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace Signalbox
