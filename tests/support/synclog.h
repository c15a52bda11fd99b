// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <random>

namespace Signalbox {

/// What tests/support/syncrecorder.c wrote down, and the files that a power cut would have left.
class SyncLog final
{
public:
    enum class Type : char {
        Write = 'W',
        Truncate = 'T',
        Sync = 'S',
        Unlink = 'U',
        Answer = 'A',
        Request = 'R',
    };

    struct Record {
        Type type = Type::Write;
        quint64 inode = 0;
        qint64 offset = 0;
        QString path;
        QByteArrayView data; ///< into the log, which lives as long as this object
    };

    /// Reads the log up to its last whole record.
    explicit SyncLog(const QString &path);

    const QList<Record> &records() const { return m_records; }

    /// Writes to \a folder the files as they were last synced among the first \a count records:
    /// what was written but not synced is gone, what was unlinked is gone. With \a torn any of the
    /// parts of what was not synced is there, as on a disk that had begun with it.
    bool restore(qsizetype count, const QString &folder, std::mt19937 *torn = nullptr) const;

private:
    QByteArray m_log;
    QList<Record> m_records;
};

} // namespace Signalbox
