// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QFuture>
#include <QObject>

#include <functional>

namespace Signalbox {

/// Changes that a station has made, to be taken back and made again. A step is a question to the
/// station: one at a time, further ones are refused until it is answered.
class ObjectHistory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ObjectHistory)

public:
    using Step = std::function<QFuture<Result<void>>()>;

    explicit ObjectHistory(QObject *parent = nullptr);

    /// \a text says what was done. What was taken back can no longer be made again then. Gives the
    /// change a number that no other one has.
    quint64 add(const QString &text, Step undo, Step redo);
    void undo();
    /// Undoes this change; false: it is not the last one that holds, or a step is under way.
    bool takeBack(quint64 change);
    void redo();
    bool canUndo() const { return m_done > 0 && !m_asking; }
    bool canRedo() const { return m_done < m_changes.size() && !m_asking; }
    QString undoText() const; ///< what undo() takes back
    QString redoText() const;

Q_SIGNALS:
    void changed();
    void undone(const QString &text);
    void redone(const QString &text);
    void failed(const Signalbox::Error &error);

private:
    struct Change
    {
        quint64 number;
        QString text;
        Step undo;
        Step redo;
    };

    void ask(const Step &step, qsizetype doneThen, std::function<void()> then);

    QList<Change> m_changes; ///< oldest first
    qsizetype m_done = 0; ///< how many of them hold
    quint64 m_last = 0; ///< number given
    bool m_asking = false;
};

/// Those of a station, for pages that change the same things; null: a page has its own.
struct ObjectHistories
{
    ObjectHistory *sources = nullptr;
    ObjectHistory *destinations = nullptr;
};

} // namespace Signalbox
