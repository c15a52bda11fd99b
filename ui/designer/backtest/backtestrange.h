// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/query.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLabel;

namespace Signalbox {

class TimeFormat;

/// Which stored events a backtest goes over: a stretch of time, and one source or every one.
class BacktestRange final : public QWidget
{
    Q_OBJECT

public:
    /// \a times is not owned and must outlive this object.
    explicit BacktestRange(const TimeFormat &times, QWidget *parent = nullptr);

    void setSources(const QStringList &sources);
    /// As of now.
    EventFilter filter() const;

private:
    enum Range { Hour, Day, Week, Everything, Own };

    void showOwn();

    const TimeFormat &m_times;
    QComboBox *m_range;
    QDateTimeEdit *m_from;
    QLabel *m_dash;
    QDateTimeEdit *m_to;
    QComboBox *m_source;
};

} // namespace Signalbox
