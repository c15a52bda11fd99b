// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/throttleeditor.h"

#include "ui/widgets/focuslead.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostEvents = 1'000'000; // as RateLimit has it

QSpinBox *makeCount(const QString &object, const QString &name, QWidget *parent)
{
    auto *count = new QSpinBox(parent);
    count->setObjectName(object);
    count->setAccessibleName(name);
    count->setRange(1, mostEvents);
    count->setGroupSeparatorShown(true);
    return count;
}

} // namespace

ThrottleEditor::ThrottleEditor(QWidget *parent)
    : BodyEditor(parent)
    , m_count(makeCount(u"nodeThrottleCount"_s, tr("How many events"), this))
    , m_per(new QComboBox(this))
    , m_burst(makeCount(u"nodeThrottleBurst"_s, tr("At once"), this))
{
    m_per->setObjectName(u"nodeThrottlePer"_s);
    m_per->setAccessibleName(tr("In how long"));
    m_per->addItem(tr("a second"), qint64(Microseconds(1s).count()));
    m_per->addItem(tr("a minute"), qint64(Microseconds(1min).count()));
    m_per->addItem(tr("an hour"), qint64(Microseconds(1h).count()));
    auto *rate = new QWidget(this);
    auto *row = new QHBoxLayout(rate);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_count, 1);
    row->addWidget(m_per, 1);
    leadFocus(*rate, *m_count);
    addField(u"throttle.rate"_s, tr("At most so many events pass"), rate);
    addField(u"throttle.burst"_s, tr("At once"), m_burst,
             tr("So many may pass without a pause between them"));
    m_key = addExpression(u"throttle.key"_s, u"nodeThrottleKey"_s, tr("Each key for itself"),
                          tr("An expression; empty: all events together"), &ThrottleNode::key);
    column()->addStretch(1);
    leadFocus(*this, *m_count);
    connect(m_count, &QSpinBox::valueChanged, this,
            [this](int count) { setRate(u"throttle.count"_s, count, body().rate.per); });
    connect(m_per, &QComboBox::activated, this, [this] {
        setRate(u"throttle.per"_s, body().rate.count,
                Microseconds(m_per->currentData().toLongLong()));
    });
    connect(m_burst, &QSpinBox::valueChanged, this, [this](int burst) {
        edit(u"throttle.burst"_s, [&](ThrottleNode &next) { next.rate.burst = burst; });
    });
}

void ThrottleEditor::setRate(const QString &field, qint64 count, Microseconds per)
{
    edit(field, [&](ThrottleNode &next) {
        const bool usual = next.rate.burst == ThrottleNode::usualBurst(next.rate);
        next.rate.count = count;
        next.rate.per = per;
        if (usual)
            next.rate.burst = ThrottleNode::usualBurst(next.rate);
    });
    showBody(body());
}

void ThrottleEditor::showBody(const ThrottleNode &body)
{
    const QSignalBlocker quietCount(m_count);
    const QSignalBlocker quietBurst(m_burst);
    m_count->setValue(int(body.rate.count));
    m_per->setCurrentIndex(m_per->findData(qint64(body.rate.per.count())));
    m_burst->setValue(int(body.rate.burst));
    m_key->setExpression(body.key);
}

} // namespace Signalbox
