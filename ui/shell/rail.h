// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace Signalbox {

/// The pages at the left edge, icon and word, collapsible to icons; theme and help at its foot.
class Rail final : public QFrame
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    /// In the order of Ctrl+1, Ctrl+2, …
    void addPage(const QString &icon, const QString &title);
    /// \a page may be -1: none.
    void setCurrent(int page);
    /// For what opens a menu or dialog of the window.
    QToolButton *addFootButton(const QString &icon, const QString &title);

    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void pageChosen(int page);

private:
    QToolButton *makeButton(const QString &icon, const QString &title);

    QVBoxLayout *m_pages;
    QVBoxLayout *m_foot;
    QButtonGroup *m_group;
    QToolButton *m_collapse;
    QList<QToolButton *> m_buttons;
    bool m_collapsed = false;
};

} // namespace Signalbox
