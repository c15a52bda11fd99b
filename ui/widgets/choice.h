// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace Signalbox {

/// One of a few, as buttons side by side. The first is chosen at the start.
class Choice final : public QWidget
{
    Q_OBJECT

public:
    explicit Choice(const QStringList &words, QWidget *parent = nullptr);

    int current() const;
    /// Does not emit.
    void setCurrent(int index);
    QButtonGroup *group() const { return m_group; }

Q_SIGNALS:
    void chosen(int index);

private:
    QButtonGroup *m_group;
};

} // namespace Signalbox
