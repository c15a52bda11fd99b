// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/trying/tryentry.h"

namespace Signalbox {

/// What \a event led to, as what it shall lead to from now on: the destinations, the bodies that
/// the workflow made, and the port of every node that it met.
WorkflowCase caseOf(const QString &name, const Event &event, const CaseResult &result);

/// Puts tried events among the cases of their workflow, with the event itself, which stays when the
/// stored one is cleared away.
class CaseKeeping final : public QObject
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this object.
    explicit CaseKeeping(Station &station, QObject *parent = nullptr);

    /// \a entry has a result.
    void keep(const QString &workflow, const QString &name, const TryEntry &entry);

Q_SIGNALS:
    void kept(const QString &workflow, const QString &name);
    void failed(const QString &sentence);

private:
    void add(const QString &workflow, const WorkflowCase &one);

    Station &m_station;
};

} // namespace Signalbox
