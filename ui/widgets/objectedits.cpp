// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/objectedits.h"

#include "ui/widgets/errorwords.h"
#include "ui/widgets/objectbar.h"
#include "ui/widgets/whendone.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace Signalbox {

using namespace Qt::StringLiterals;

ObjectEdits::ObjectEdits(Station &station, ObjectKind kind, QWidget *window,
                         ObjectHistory *history)
    : QObject(window)
    , m_station(station)
    , m_kind(kind)
    , m_window(window)
    , m_history(history ? history : new ObjectHistory(this))
{
    if (history)
        return; // its owner says what was undone
    connect(m_history, &ObjectHistory::undone, this,
            [this](const QString &text) { Q_EMIT noticed(tr("Undone: %1").arg(text)); });
    connect(m_history, &ObjectHistory::redone, this,
            [this](const QString &text) { Q_EMIT noticed(tr("Done again: %1").arg(text)); });
    connect(m_history, &ObjectHistory::failed, this,
            [this](const Error &error) { Q_EMIT problemFound(ErrorWords::sentence(error)); });
}

QString ObjectEdits::word(const QString &name) const
{
    return m_kind == ObjectKind::Source ? tr("source %1").arg(name)
                                        : tr("destination %1").arg(name);
}

void ObjectEdits::serve(ObjectBar &bar, const std::function<std::optional<Chosen>()> &chosen)
{
    connect(&bar, &ObjectBar::enableWanted, this, [this, chosen](bool enabled) {
        if (const auto object = chosen())
            setEnabled(object->name, enabled);
    });
    connect(&bar, &ObjectBar::detachWanted, this, [this, chosen] {
        if (const auto object = chosen())
            detach(object->name);
    });
    connect(&bar, &ObjectBar::deleteWanted, this, [this, chosen] {
        if (const auto object = chosen())
            remove(object->name, object->restore);
    });
}

void ObjectEdits::setEnabled(const QString &name, bool enabled)
{
    const auto set = [&station = m_station, what = object(name)](bool on) {
        return [&station, what, on] { return station.setEnabled(what, on); };
    };
    whenDone(this, m_station.setEnabled(object(name), enabled),
             [this, name, enabled, set](const Result<void> &done) {
                 if (!done) {
                     Q_EMIT problemFound(ErrorWords::sentence(done.error()));
                     return;
                 }
                 const auto text =
                     enabled ? tr("%1 enabled").arg(word(name)) : tr("%1 disabled").arg(word(name));
                 m_history->add(text, set(!enabled), set(enabled));
             });
}

void ObjectEdits::detach(const QString &name)
{
    whenDone(this, m_station.detach(object(name)), [this, name](const Result<void> &detached) {
        if (detached)
            Q_EMIT noticed(tr("%1 can be edited now. The station file can no longer define it: "
                              "take it out there.")
                               .arg(name));
        else
            Q_EMIT problemFound(ErrorWords::sentence(detached.error()));
    });
}

void ObjectEdits::remove(const QString &name, const ObjectHistory::Step &restore)
{
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Delete %1").arg(word(name)),
        tr("Delete %1? What went through it stays. A secret that the station keeps for it is "
           "forgotten.")
            .arg(word(name)),
        QMessageBox::Cancel, m_window);
    question->setObjectName(u"deleteQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"deleteAccept"_s);
    connect(yes, &QPushButton::clicked, this,
            [this, name, restore] { askToRemove(name, restore); });
    question->open();
}

/// The station outlives histories; this object may not.
ObjectHistory::Step ObjectEdits::removing(const QString &name)
{
    return [&station = m_station, what = object(name)] { return station.remove(what); };
}

void ObjectEdits::askToRemove(const QString &name, const ObjectHistory::Step &restore)
{
    const auto take = [this, name, restore](const Result<void> &removed) {
        if (!removed) {
            Q_EMIT problemFound(ErrorWords::sentence(removed.error()));
            return;
        }
        m_history->add(tr("%1 deleted").arg(word(name)), restore, removing(name));
        Q_EMIT noticed(tr("%1 is deleted. Ctrl+Z brings it back, without its secrets.").arg(name));
    };
    whenDone(this, m_station.remove(object(name)), take);
}

void ObjectEdits::noteSaved(const QString &name, const ObjectHistory::Step &restore,
                            const ObjectHistory::Step &again, const QStringList &warnings)
{
    const auto change = restore
        ? noteChanged(name, restore, again)
        : m_history->add(tr("%1 made").arg(word(name)), removing(name), again);
    if (warnings.isEmpty())
        Q_EMIT changeNoticed(tr("%1 is saved.").arg(name), [edits = QPointer(this), change] {
            if (edits)
                edits->takeBack(change);
        });
    else
        Q_EMIT problemFound(tr("%1 is saved, but: %2").arg(name, warnings.join(u' ')));
    Q_EMIT saved(name);
}

quint64 ObjectEdits::noteChanged(const QString &name, const ObjectHistory::Step &restore,
                                 const ObjectHistory::Step &again)
{
    return m_history->add(tr("%1 changed").arg(word(name)), restore, again);
}

void ObjectEdits::takeBack(quint64 change)
{
    if (!m_history->takeBack(change))
        Q_EMIT noticed(tr("Something else was changed since. Ctrl+Z on the page %1 takes it back, "
                          "step by step.")
                           .arg(m_kind == ObjectKind::Source ? tr("Sources") : tr("Destinations")));
}

Result<void> outcomeOf(const Result<SaveReport> &report)
{
    if (!report)
        return report.error();
    if (report->revision != 0)
        return {};
    return Error{ErrorCode::Invalid,
                 report->problems.isEmpty() ? QString() : report->problems.first().detail};
}

} // namespace Signalbox
