// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/objecthistory.h"

#include "ui/widgets/whendone.h"

namespace Signalbox {

ObjectHistory::ObjectHistory(QObject *parent)
    : QObject(parent)
{
}

quint64 ObjectHistory::add(const QString &text, Step undo, Step redo)
{
    const auto number = ++m_last;
    m_changes.resize(m_done);
    m_changes.append({number, text, std::move(undo), std::move(redo)});
    m_done = m_changes.size();
    Q_EMIT changed();
    return number;
}

QString ObjectHistory::undoText() const
{
    return m_done > 0 ? m_changes.at(m_done - 1).text : QString();
}

QString ObjectHistory::redoText() const
{
    return m_done < m_changes.size() ? m_changes.at(m_done).text : QString();
}

void ObjectHistory::undo()
{
    if (!canUndo())
        return;
    ask(m_changes.at(m_done - 1).undo, m_done - 1,
        [this, text = undoText()] { Q_EMIT undone(text); });
}

bool ObjectHistory::takeBack(quint64 change)
{
    if (!canUndo() || m_changes.at(m_done - 1).number != change)
        return false;
    undo();
    return true;
}

void ObjectHistory::redo()
{
    if (!canRedo())
        return;
    ask(m_changes.at(m_done).redo, m_done + 1, [this, text = redoText()] { Q_EMIT redone(text); });
}

void ObjectHistory::ask(const Step &step, qsizetype doneThen, std::function<void()> then)
{
    m_asking = true;
    Q_EMIT changed();
    whenDone(this, step(), [this, doneThen, then = std::move(then)](const Result<void> &answer) {
        m_asking = false;
        if (answer)
            m_done = doneThen;
        Q_EMIT changed();
        if (answer)
            then();
        else
            Q_EMIT failed(answer.error());
    });
}

} // namespace Signalbox
