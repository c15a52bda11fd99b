// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Signalbox {

/// What an empty station shows: what Signalbox is for, and the ways to begin.
class FirstRunPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void runDemoRequested();
    void providerWanted();
    void stationFileChosen(const QString &path);

private:
    QWidget *makeWay(const QString &icon, const QString &heading, const QString &text,
                     QWidget *button);
    void chooseFile();
};

} // namespace Signalbox
