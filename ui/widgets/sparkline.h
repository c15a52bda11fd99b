// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace Signalbox {

/// A trend without axes: the last values as a line over a thin ground.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);

    /// Oldest first.
    void setValues(const QList<double> &values);
    const QList<double> &values() const { return m_values; }

    QSize sizeHint() const override { return {64, 16}; }
    QSize minimumSizeHint() const override { return {32, 12}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
};

} // namespace Signalbox
