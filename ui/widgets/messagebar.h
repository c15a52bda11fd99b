// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace Signalbox {

/// Lines under the page title for what happens in the background. Problems stay until they are
/// hidden or closed; notices go by themselves.
class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maxMessages = 3;
    static constexpr int noticeMilliseconds = 8000;

    explicit MessageBar(QWidget *parent = nullptr);

    /// The same text again replaces the first. An empty \a action shows no button; triggering it
    /// closes the message and calls \a callback.
    void showProblem(const QString &text, const QString &action = {},
                     const std::function<void()> &callback = {});
    /// Likewise.
    void showNotice(const QString &text, const QString &action = {},
                    const std::function<void()> &callback = {});
    void hideMessage(const QString &text);
    QStringList messages() const { return m_order; }

private:
    void show(const QString &text, bool problem, const QString &action,
              const std::function<void()> &callback);

    QVBoxLayout *m_layout;
    QHash<QString, QWidget *> m_messages;
    QStringList m_order; ///< oldest first
};

} // namespace Signalbox
