// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <array>

namespace Signalbox {

/// Numbers as the value of a node's memory.
template <size_t Count>
QByteArray packNumbers(const std::array<qint64, Count> &numbers)
{
    QByteArray value(qsizetype(Count * sizeof(qint64)), Qt::Uninitialized);
    qToBigEndian<qint64>(numbers.data(), qsizetype(Count), value.data());
    return value;
}

/// The same numbers again; zeros for a value that is not of so many, as an empty one is.
template <size_t Count>
std::array<qint64, Count> unpackNumbers(const QByteArray &value)
{
    std::array<qint64, Count> numbers{};
    if (value.size() == qsizetype(Count * sizeof(qint64)))
        qFromBigEndian<qint64>(value.constData(), qsizetype(Count), numbers.data());
    return numbers;
}

} // namespace Signalbox
