// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/batcheditor.h"

#include "ui/widgets/focuslead.h"

#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostBatchEvents = 10'000; // as the validation has it
}

BatchEditor::BatchEditor(QWidget *parent)
    : BodyEditor(parent)
    , m_count(new QSpinBox(this))
{
    m_count->setObjectName(u"nodeBatchCount"_s);
    m_count->setRange(1, mostBatchEvents);
    m_count->setGroupSeparatorShown(true);
    addField(u"batch.count"_s, tr("Join events as soon as there are"), m_count);
    m_time = addDuration(u"batch.time"_s, u"nodeBatchTime"_s, tr("Or the first has waited"),
                         tr("10 s, 5 min; at most 1 day"), &BatchNode::time);
    m_bytes = new QuantityField(QuantityField::Size, this);
    m_bytes->setObjectName(u"nodeBatchBytes"_s);
    auto *bytes = addField(u"batch.bytes"_s, tr("Or their bodies have"), m_bytes,
                           tr("500 kB, 1 MB; at most 16 MB. What is larger by itself goes alone."));
    m_key = addExpression(u"batch.key"_s, u"nodeBatchKey"_s, tr("Each key for itself"),
                          tr("An expression; empty: all events together"), &BatchNode::key);
    column()->addStretch(1);
    leadFocus(*this, *m_count);
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        edit(u"batch.count"_s, [&](BatchNode &next) { next.count = count; });
    });
    connect(m_bytes, &QuantityField::problemChanged, bytes, &FieldBox::setUnreadable);
    connect(m_bytes, &QuantityField::valueEdited, this, [this](qint64 value) {
        edit(u"batch.bytes"_s, [&](BatchNode &next) { next.bytes = value; });
    });
}

void BatchEditor::showBody(const BatchNode &body)
{
    const QSignalBlocker quiet(m_count);
    m_count->setValue(body.count);
    m_time->setValue(body.time.count());
    m_bytes->setValue(body.bytes);
    m_key->setExpression(body.key);
}

} // namespace Signalbox
