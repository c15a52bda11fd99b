// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "ui/inspector/waterfallbars.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Signalbox {

class ChipLabel;
class CopyButton;
class ElidedLabel;
class Waterfall;

/// What stands above the inspector's tabs: type, state, source and id of an event, what can be done
/// with it, and its way.
class InspectorHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorHeader(QWidget *parent = nullptr);

    /// Nothing but its id is known yet.
    void setEvent(const EventId &id);
    void setDetail(const EventDetail &detail);
    void setBars(const QList<WaterfallBar> &bars);
    void setRedrivable(bool redrivable);

Q_SIGNALS:
    void replayRequested();
    void redriveRequested();

private:
    ElidedLabel *m_type;
    ChipLabel *m_state;
    QLabel *m_source;
    ElidedLabel *m_id;
    CopyButton *m_copyId;
    QPushButton *m_replay;
    QPushButton *m_redrive;
    Waterfall *m_waterfall;
};

} // namespace Signalbox
