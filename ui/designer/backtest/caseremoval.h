// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/widgets/objecthistory.h"

namespace Signalbox {

/// Takes cases from those that a station keeps with a workflow. What was removed can be put back in
/// its place, as long as this object lives.
class CaseRemoval final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseRemoval)

public:
    /// \a station is not owned and must outlive this object.
    explicit CaseRemoval(Station &station, QObject *parent = nullptr);

    ObjectHistory &history() { return m_history; }
    /// One at a time: nothing while one is on its way.
    void remove(const QString &workflow, const QString &name);

Q_SIGNALS:
    void casesChanged();
    void noticed(const QString &sentence);
    /// Something was removed; \a undo puts it back, unless something came after it.
    void changeNoticed(const QString &sentence, const std::function<void()> &undo);
    void problemFound(const QString &sentence);

private:
    void takeBack(quint64 change);

    Station &m_station;
    ObjectHistory m_history;
    bool m_asking = false;
};

} // namespace Signalbox
