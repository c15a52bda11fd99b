// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/backtestrange.h"

#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/timeformat.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimeZone>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Timestamp momentOf(const QDateTimeEdit &edit)
{
    return fromMicroseconds(edit.dateTime().toMSecsSinceEpoch() * 1000);
}

QDateTimeEdit *makeMoment(const QString &name, const QString &words, QWidget *parent)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setObjectName(name);
    edit->setAccessibleName(words);
    edit->findChild<QLineEdit *>()->setAccessibleName(words); // which has the focus
    edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    return edit;
}

} // namespace

BacktestRange::BacktestRange(const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_times(times)
    , m_range(new QComboBox(this))
    , m_from(makeMoment(u"backtestFrom"_s, tr("From"), this))
    , m_dash(makeLabel(u"–"_s, "muted", this))
    , m_to(makeMoment(u"backtestTo"_s, tr("To"), this))
    , m_source(new QComboBox(this))
{
    m_range->setObjectName(u"backtestRange"_s);
    m_range->setAccessibleName(tr("Events of"));
    m_range->addItems(
        {tr("Last hour"), tr("Last day"), tr("Last 7 days"), tr("All events"), tr("From – to")});
    m_range->setCurrentIndex(Day);
    m_source->setObjectName(u"backtestSource"_s);
    m_source->setAccessibleName(tr("Source"));
    const auto now = QDateTime::fromMSecsSinceEpoch(toMicroseconds(times.now()) / 1000);
    m_from->setDateTime(now.addDays(-1));
    m_to->setDateTime(now);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_range);
    layout->addWidget(m_from);
    layout->addWidget(m_dash);
    layout->addWidget(m_to);
    layout->addWidget(m_source);
    leadFocus(*this, *m_range);
    connect(m_range, &QComboBox::currentIndexChanged, this, &BacktestRange::showOwn);
    connect(&times, &TimeFormat::changed, this, &BacktestRange::showOwn);
    setSources({});
    showOwn();
}

void BacktestRange::showOwn()
{
    const auto zone = m_times.isUtc() ? QTimeZone(QTimeZone::UTC) : QTimeZone(QTimeZone::LocalTime);
    for (auto *edit : {m_from, m_to})
        edit->setTimeZone(zone);
    const bool own = m_range->currentIndex() == Own;
    m_from->setVisible(own);
    m_dash->setVisible(own);
    m_to->setVisible(own);
}

void BacktestRange::setSources(const QStringList &sources)
{
    const auto before = m_source->currentData().toString();
    m_source->clear();
    m_source->addItem(tr("Every source"));
    for (const auto &source : sources)
        m_source->addItem(source, source);
    m_source->setCurrentIndex(std::max(0, m_source->findData(before)));
    if (before.isEmpty())
        m_source->setCurrentIndex(0);
}

EventFilter BacktestRange::filter() const
{
    EventFilter filter;
    filter.source = m_source->currentData().toString();
    switch (m_range->currentIndex()) {
    case Hour: filter.since = m_times.now() - 1h; break;
    case Day: filter.since = m_times.now() - 24h; break;
    case Week: filter.since = m_times.now() - 7 * 24h; break;
    case Own:
        filter.since = momentOf(*m_from);
        filter.until = momentOf(*m_to);
        break;
    default: break;
    }
    return filter;
}

} // namespace Signalbox
