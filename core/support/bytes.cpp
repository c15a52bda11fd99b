// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/bytes.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace Signalbox {

bool constantTimeEquals(QByteArrayView left, QByteArrayView right)
{
    if (left.size() != right.size())
        return false;
    volatile quint8 difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference = quint8(difference | (quint8(left[i]) ^ quint8(right[i])));
    return difference == 0;
}

QByteArray digest16(std::initializer_list<QByteArrayView> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto part : parts) {
        const auto size = qToLittleEndian(quint64(part.size()));
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), qsizetype(sizeof size)));
        hash.addData(part);
    }
    return hash.resultView().first(16).toByteArray();
}

QByteArray bounded(const QByteArray &bytes, qsizetype limit)
{
    return bytes.size() <= limit ? bytes : bytes.first(limit);
}

} // namespace Signalbox
