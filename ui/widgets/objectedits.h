// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/widgets/objecthistory.h"

namespace Signalbox {

class ObjectBar;

/// What a person does with the sources or the destinations of a station, with a history, of its own
/// or shared with others. What happened is said in sentences; what was undone only by the owner of
/// the history.
class ObjectEdits final : public QObject
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this object; \a window is where questions appear.
    /// Nor is \a history, which must outlive it too; null: it has one of its own.
    ObjectEdits(Station &station, ObjectKind kind, QWidget *window,
                ObjectHistory *history = nullptr);

    Station &station() { return m_station; }
    ObjectHistory &history() { return *m_history; }

    /// The object that a bar is about.
    struct Chosen
    {
        QString name;
        ObjectHistory::Step restore; ///< makes it again once it was deleted
    };
    /// Does what is asked on \a bar, but for editing, with what \a chosen gives then.
    void serve(ObjectBar &bar, const std::function<std::optional<Chosen>()> &chosen);

    void setEnabled(const QString &name, bool enabled);
    void detach(const QString &name);
    /// Asks once. \a restore makes it again.
    void remove(const QString &name, const ObjectHistory::Step &restore);
    /// It was made or changed: \a restore makes it what it was, nothing: it is to be removed then;
    /// \a again makes it what it is.
    void noteSaved(const QString &name, const ObjectHistory::Step &restore,
                   const ObjectHistory::Step &again, const QStringList &warnings);
    /// It was changed by something else than its form; nothing is said.
    quint64 noteChanged(const QString &name, const ObjectHistory::Step &restore,
                        const ObjectHistory::Step &again);

Q_SIGNALS:
    void noticed(const QString &sentence);
    /// Something was made or changed; \a undo takes it back, unless something came after it.
    void changeNoticed(const QString &sentence, const std::function<void()> &undo);
    void problemFound(const QString &sentence);
    void saved(const QString &name);

private:
    ObjectName object(const QString &name) const { return {m_kind, name}; }
    QString word(const QString &name) const; ///< "Source stripe"
    void askToRemove(const QString &name, const ObjectHistory::Step &restore);
    ObjectHistory::Step removing(const QString &name);
    void takeBack(quint64 change);

    Station &m_station;
    const ObjectKind m_kind;
    QWidget *m_window;
    ObjectHistory *m_history;
};

/// An error for a report that says why nothing was kept.
Result<void> outcomeOf(const Result<SaveReport> &report);

} // namespace Signalbox
