// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synclog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstring>

namespace Signalbox {
namespace {

struct Head {
    char type[8];
    quint64 inode, offset, size, pathSize;
};


void overwrite(QByteArray &bytes, qint64 offset, QByteArrayView data)
{
    if (bytes.size() < offset + data.size())
        bytes.resize(offset + data.size(), '\0');
    std::memcpy(bytes.data() + offset, data.data(), size_t(data.size()));
}

/// What is left of a write that was not synced: any of its blocks.
void overwriteParts(QByteArray &bytes, qint64 offset, QByteArrayView data, std::mt19937 &random)
{
    constexpr qsizetype block = 4096;
    for (qsizetype at = 0; at < data.size(); at += block) {
        if (random() % 2 == 0)
            overwrite(bytes, offset + at, data.sliced(at, std::min(block, data.size() - at)));
    }
}

} // namespace

SyncLog::SyncLog(const QString &path)
{
    QFile file(path);
    if (file.open(QFile::ReadOnly))
        m_log = file.readAll();
    qsizetype at = 0;
    while (at + qsizetype(sizeof(Head)) <= m_log.size()) {
        Head head;
        std::memcpy(&head, m_log.constData() + at, sizeof head);
        const auto payload = at + qsizetype(sizeof head) + qsizetype(head.pathSize);
        if (payload + qsizetype(head.size) > m_log.size())
            break;
        m_records.append(
            {Type(head.type[0]), head.inode, qint64(head.offset),
             QString::fromUtf8(m_log.constData() + at + sizeof head, qsizetype(head.pathSize)),
             QByteArrayView(m_log).sliced(payload, qsizetype(head.size))});
        at = payload + qsizetype(head.size);
    }
}

bool SyncLog::restore(qsizetype count, const QString &folder, std::mt19937 *torn) const
{
    // A sync makes the whole file durable, so its image is copied only when the cut is reached:
    // remember for each file the last record that its last sync covered.
    QHash<QString, qsizetype> lastSync;
    for (qsizetype i = 0; i < count; ++i) {
        const auto &record = m_records[i];
        if (record.type == Type::Sync)
            lastSync[record.path] = i;
        else if (record.type == Type::Unlink)
            lastSync.remove(record.path);
    }
    QHash<QString, QByteArray> images;
    for (qsizetype i = 0; i < count; ++i) {
        const auto &record = m_records[i];
        const auto covered = lastSync.constFind(record.path);
        if (covered == lastSync.constEnd() || i > *covered) {
            if (torn && record.type == Type::Write)
                overwriteParts(images[record.path], record.offset, record.data, *torn);
            else if (record.type == Type::Unlink)
                images.remove(record.path);
            continue;
        }
        if (record.type == Type::Write)
            overwrite(images[record.path], record.offset, record.data);
        else if (record.type == Type::Truncate)
            images[record.path].resize(record.offset, '\0');
        else if (record.type == Type::Unlink)
            images.remove(record.path);
    }
    for (const auto &[path, bytes] : images.asKeyValueRange()) {
        QFile file(QDir(folder).filePath(QFileInfo(path).fileName()));
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
            return false;
    }
    return true;
}

} // namespace Signalbox
