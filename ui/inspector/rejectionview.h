// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/widgets/factsview.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace Signalbox {

class ChipLabel;
class HeadersTab;

/// A refused request: the cause in words, what is likely wrong with its signature, the evidence,
/// headers and the kept part of its body; beside it the body of the event that has the key already.
class RejectionView final : public QWidget
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this object.
    RejectionView(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    /// As the list has it: the body is asked for.
    void setRejection(const Rejection &rejection);
    bool isSettled() const { return m_open == 0; }

Q_SIGNALS:
    void noticed(const QString &sentence);
    void failed(const QString &sentence);
    void settled();

private:
    void take(const Rejection &rejection);
    void askForKnown(const std::optional<EventId> &event);
    void askForDiagnosis();
    void showDiagnosis(const Diagnosis &diagnosis);
    void answered();
    void admit();

    Station &m_station;
    const TimeFormat &m_times;
    quint64 m_generation = 0;
    int m_open = 0; ///< questions without an answer
    bool m_asks = false; ///< what is shown waits for approval
    RejectionId m_shown;
    QList<Fact> m_shownFacts;
    QLabel *m_heading;
    ChipLabel *m_chip;
    QPushButton *m_admit; ///< hidden where the rejection cannot be admitted
    QLabel *m_sentence;
    QLabel *m_diagnosis; ///< hidden where there is none
    QLabel *m_fix; ///< likewise
    FactsView *m_facts;
    HeadersTab *m_headers;
    QPlainTextEdit *m_body;
    QPlainTextEdit *m_known; ///< the body of the event that has the key
    QTabWidget *m_tabs;
};

} // namespace Signalbox
