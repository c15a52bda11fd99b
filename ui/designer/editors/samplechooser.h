// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"
#include "ui/designer/editors/expressionvocabulary.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QToolButton;

namespace Signalbox {

class SampleEvents;
class Station;

/// Shows which event is the sample, and lets one choose another: of the recent ones, or any.
class SampleChooser final : public QWidget
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this object.
    SampleChooser(Station &station, SampleEvents &events, QWidget *parent = nullptr);

    /// The sample comes to the node that is shown.
    void setArrives(bool arrives);
    /// Of the sample, as it comes to the node; it can be looked at.
    void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary);

Q_SIGNALS:
    /// Somebody looked at the sample and chose a field of it.
    void fieldPicked(const QString &path);

private:
    void fill();
    void choose(int row);
    void openDialog();
    void openPicker();

    Station &m_station;
    SampleEvents &m_events;
    SystemClock m_clock;
    TimeFormat m_times;
    std::shared_ptr<const ExpressionVocabulary> m_vocabulary;
    QComboBox *m_list;
    QToolButton *m_look;
    QLabel *m_note;
};

} // namespace Signalbox
