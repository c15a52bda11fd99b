// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

#include <functional>

class QSettings;

namespace Signalbox {

/// A page of the main window. Works only while it is shown. Its layout is a column that begins with
/// the title row and a hairline; the window puts its message bar below these.
class Page : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)

public:
    explicit Page(QWidget *parent = nullptr);

    /// Stable, for settings and file names: "events".
    virtual QString name() const = 0;
    /// For people: "Events".
    virtual QString title() const = 0;
    virtual QString iconName() const = 0;

    virtual void refresh() = 0;
    virtual void focusFilter() { }
    virtual void replay() { }
    /// Alt+1…9; from 0.
    virtual void showTab(int) { }
    /// Everything that it shows has been answered.
    virtual bool isSettled() const = 0;

    virtual void saveState(QSettings &) const { }
    virtual void restoreState(const QSettings &) { }

Q_SIGNALS:
    void problemFound(const QString &sentence);
    void noticed(const QString &sentence);
    /// Something was made or changed; \a undo takes it back.
    void changeNoticed(const QString &sentence, const std::function<void()> &undo);
    void settled();
};

} // namespace Signalbox
