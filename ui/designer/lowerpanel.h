// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace Signalbox {

/// Tabs below the canvas, each with a height of its own. Closed only their names are seen.
class LowerPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LowerPanel)

public:
    explicit LowerPanel(QWidget *parent = nullptr);

    /// \a height is what it has at first. \a page becomes this panel's.
    void addTab(QWidget *page, const QString &iconName, const QString &words, int height);
    void setWords(int tab, const QString &words);
    /// In which this panel is the last one: its height follows the tab.
    void setSplitter(QSplitter *splitter);

    int current() const;
    /// Opens it; \a focus: for the keyboard.
    void open(int tab, bool focus);
    bool isOpen() const { return m_open; }
    void setOpen(bool open);

    /// Whether it is open, and the heights.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state); ///< nothing for what saveState() did not make

Q_SIGNALS:
    /// Another tab, or none, is seen.
    void shownChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void apply();

    QSplitter *m_splitter = nullptr;
    QTabBar *m_tabs;
    QToolButton *m_toggle;
    QStackedWidget *m_stack;
    QList<int> m_heights; ///< of the pages, without the tabs
    bool m_open = true;
};

} // namespace Signalbox
