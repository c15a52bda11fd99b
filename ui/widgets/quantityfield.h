// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace Signalbox {

/// A duration in microseconds or a size in bytes, typed with its unit. What cannot be read is
/// marked and changes nothing.
class QuantityField final : public QLineEdit
{
    Q_OBJECT

public:
    enum Kind { Duration, Size };

    explicit QuantityField(Kind kind, QWidget *parent = nullptr);

    qint64 value() const { return m_value; }
    /// Does not emit. Leaves a text that means the same as it is.
    void setValue(qint64 value);
    /// How to write one, in words, while what stands there is none; else empty.
    QString problem() const;

Q_SIGNALS:
    void valueEdited(qint64 value);
    void problemChanged(const QString &sentence);

private:
    void take();
    void mark(bool invalid);
    std::optional<qint64> read() const;

    Kind m_kind;
    qint64 m_value = 0;
    bool m_invalid = false;
};

} // namespace Signalbox
