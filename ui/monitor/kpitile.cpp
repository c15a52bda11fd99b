// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/kpitile.h"

#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sparkline.h"

#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

KpiTile::KpiTile(const QString &name, const QString &explanation, QWidget *parent)
    : QFrame(parent)
    , m_name(makeLabel(name, "muted", this))
    , m_figure(makeLabel(u"–"_s, "figure", this))
    , m_trend(new Sparkline(this))
{
    setProperty("tile", true);
    setToolTip(explanation);
    setAccessibleName(name);
    m_figure->setFont(tabularFont(m_figure->font()));
    m_trend->setFixedHeight(20);
    m_trend->setAccessibleName(tr("Trend of %1").arg(name));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addWidget(m_figure);
    layout->addWidget(m_trend);
}

void KpiTile::setFigure(const QString &figure, const QList<double> &trend)
{
    m_figure->setText(figure);
    m_trend->setValues(trend);
    setAccessibleDescription(figure);
}

} // namespace Signalbox
