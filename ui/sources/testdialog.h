// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace Signalbox {

class ChipLabel;

/// Sends requests to a source as its provider would, and shows what the sender gets to read.
class TestDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this dialog.
    TestDialog(Station &station, const SourceConfig &source, QWidget *parent = nullptr);

    /// In place of what the provider is known to send.
    void setSample(const QString &type, const QByteArray &body);

private:
    void setBody(const QByteArray &body);
    void takeSample(const QList<ProviderView> &providers);
    void send();
    void take(const Result<TestAnswer> &answer);

    Station &m_station;
    const SourceConfig m_source;
    QLineEdit *m_type;
    QPlainTextEdit *m_body;
    ChipLabel *m_state;
    QLabel *m_answer;
    QPushButton *m_send;
};

} // namespace Signalbox
