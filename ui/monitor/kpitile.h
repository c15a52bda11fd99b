// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace Signalbox {

class Sparkline;

/// One figure with its trend.
class KpiTile final : public QFrame
{
    Q_OBJECT

public:
    /// \a explanation shows as a tool tip.
    KpiTile(const QString &name, const QString &explanation, QWidget *parent = nullptr);

    void setFigure(const QString &figure, const QList<double> &trend);

private:
    QLabel *m_name;
    QLabel *m_figure;
    Sparkline *m_trend;
};

} // namespace Signalbox
