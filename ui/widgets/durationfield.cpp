// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/durationfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>

namespace Signalbox {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::seconds, 4> fieldUnits{1s, 1min, 1h, 24h};
constexpr int largestCount = 1'000'000;

} // namespace

DurationField::DurationField(QWidget *parent)
    : QWidget(parent)
    , m_count(new QSpinBox(this))
    , m_unit(new QComboBox(this))
{
    m_count->setRange(0, largestCount);
    m_count->setAccessibleName(tr("How many"));
    m_unit->addItems({tr("seconds"), tr("minutes"), tr("hours"), tr("days")});
    m_unit->setAccessibleName(tr("Unit"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_count, 1);
    layout->addWidget(m_unit);
    setFocusProxy(m_count);
    connect(m_count, &QSpinBox::valueChanged, this, &DurationField::take);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &DurationField::take);
}

void DurationField::setDuration(Microseconds duration)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration);
    int unit = 0;
    for (int i = 1; i < int(fieldUnits.size()); ++i) {
        if (seconds.count() > 0 && seconds % fieldUnits.at(size_t(i)) == 0s)
            unit = i;
    }
    const QSignalBlocker quietUnit(m_unit);
    const QSignalBlocker quietCount(m_count);
    m_unit->setCurrentIndex(unit);
    m_count->setValue(int(std::min<qint64>(seconds / fieldUnits.at(size_t(unit)), largestCount)));
    m_duration = duration;
}

Microseconds DurationField::duration() const
{
    return m_duration;
}

void DurationField::take()
{
    m_duration = fieldUnits.at(size_t(m_unit->currentIndex())) * qint64(m_count->value());
    Q_EMIT edited();
}

} // namespace Signalbox
