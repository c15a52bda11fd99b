// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QToolButton>

namespace Signalbox {

/// A label in one of the roles of the style sheet: title, heading, strong, muted, bad, figure.
QLabel *makeLabel(const QString &text, const char *role, QWidget *parent);

/// A one-pixel line across.
QFrame *makeHairline(QWidget *parent);

/// A label that elides in the middle or at the end and shows the whole text as a tool tip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);

    void setFullText(const QString &text);
    const QString &fullText() const { return m_text; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Qt::TextElideMode m_mode;
};

/// Copies a text to the clipboard, and shows for a moment that it did.
class CopyButton final : public QToolButton
{
    Q_OBJECT

public:
    /// \a name is what a screen reader says: "Copy the address".
    explicit CopyButton(const QString &name, QWidget *parent = nullptr);

    void setCopyText(const QString &text) { m_text = text; }
    const QString &copyText() const { return m_text; }

private:
    void copy();

    QString m_text;
};

/// A tool button with an icon and a name for tool tip and screen reader.
QToolButton *makeIconButton(const QString &icon, const QString &name, QWidget *parent);

} // namespace Signalbox
