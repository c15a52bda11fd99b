// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspectorheader.h"

#include "ui/inspector/waterfall.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statewords.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

InspectorHeader::InspectorHeader(QWidget *parent)
    : QWidget(parent)
    , m_type(new ElidedLabel(this))
    , m_state(new ChipLabel(this))
    , m_source(makeLabel({}, "muted", this))
    , m_id(new ElidedLabel(this, Qt::ElideMiddle))
    , m_copyId(new CopyButton(tr("Copy the event's id"), this))
    , m_replay(new QPushButton(tr("Replay…"), this))
    , m_redrive(new QPushButton(tr("Redrive"), this))
    , m_waterfall(new Waterfall(this))
{
    m_type->setProperty("role", u"heading"_s);
    m_type->setObjectName(u"inspectorType"_s);
    m_state->setObjectName(u"inspectorState"_s);
    m_id->setProperty("role", u"muted"_s);
    m_id->setFont(fixedFont());
    m_copyId->setObjectName(u"copyId"_s);
    m_replay->setObjectName(u"replay"_s);
    m_replay->setToolTip(tr("Send this event again (Ctrl+R)"));
    m_redrive->setObjectName(u"redriveAll"_s);
    m_redrive->setProperty("primary", true);
    m_redrive->setToolTip(tr("Put the dead letters of this event back into the queue"));
    m_waterfall->setObjectName(u"waterfall"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_type, 1);
    top->addWidget(m_redrive);
    top->addWidget(m_replay);
    auto *second = new QHBoxLayout;
    second->setSpacing(4);
    second->addWidget(m_state);
    second->addSpacing(4);
    second->addWidget(m_source);
    second->addSpacing(4);
    second->addWidget(m_id, 1);
    second->addWidget(m_copyId);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(second);
    layout->addWidget(m_waterfall);
    connect(m_replay, &QPushButton::clicked, this, &InspectorHeader::replayRequested);
    connect(m_redrive, &QPushButton::clicked, this, &InspectorHeader::redriveRequested);
}

void InspectorHeader::setEvent(const EventId &id)
{
    m_id->setFullText(id.toString());
    m_copyId->setCopyText(id.toString());
    m_redrive->setVisible(false);
    m_waterfall->setBars({});
}

void InspectorHeader::setDetail(const EventDetail &detail)
{
    m_type->setFullText(detail.event.type.isEmpty() ? tr("Event without a type")
                                                    : detail.event.type);
    m_source->setText(detail.event.source);
    m_state->setLook(StateWords::look(detail.summary.state));
}

void InspectorHeader::setBars(const QList<WaterfallBar> &bars)
{
    m_waterfall->setBars(bars);
}

void InspectorHeader::setRedrivable(bool redrivable)
{
    m_redrive->setVisible(redrivable);
}

} // namespace Signalbox
