// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <functional>

class QTimer;

namespace Signalbox {

/// A line for a filter, checked while it is typed: red with the reason in words when it is invalid,
/// given on a moment after the last key when it is valid.
class FilterField final : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int pauseMilliseconds = 250;

    /// Gives the reason why a text is invalid, or nothing.
    using Check = std::function<QString(const QString &)>;

    explicit FilterField(const Check &check, QWidget *parent = nullptr);

    bool isValid() const { return m_problem.isEmpty(); }
    const QString &problem() const { return m_problem; }
    /// What is checked has changed, not the text.
    void recheck();
    void setAndApply(const QString &text);

Q_SIGNALS:
    /// A valid text is to be applied.
    void applied(const QString &text);
    /// Empty: there is none any more.
    void problemChanged(const QString &problem);

private:
    void apply();

    Check m_check;
    QString m_problem;
    QString m_appliedText;
    QTimer *m_pause;
};

} // namespace Signalbox
