// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

#include <QMenu>

namespace Signalbox {

/// What can be done with a row of the Events page. Deletes itself when closed.
class RowMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit RowMenu(QWidget *parent);

    void addEvent(const EventSummary &event);
    void addCopy(const QString &words, const QString &text);

Q_SIGNALS:
    void replayRequested();
    /// As it is typed into the filter: source:github
    void filterRequested(const QString &text);

private:
    void addFilter(const QString &name, const QString &value);
};

} // namespace Signalbox
