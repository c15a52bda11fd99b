// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace Signalbox {

/// A signalboxd of a test's own, over a store and a runtime folder in a temporary folder.
class DaemonProcess final
{
    Q_DISABLE_COPY_MOVE(DaemonProcess)

public:
    /// \a program is the path of signalboxd.
    explicit DaemonProcess(const QString &program);
    ~DaemonProcess(); ///< kills it

    void setConfig(const QByteArray &yaml);
    void setEnvironment(const QString &name, const QString &value);
    /// Beside those for its files and addresses.
    void addArguments(const QStringList &arguments) { m_arguments += arguments; }

    /// Starts it and waits for the ready line. False, with log() telling why, when it ends first.
    bool start();
    void kill(); ///< SIGKILL, and waits
    int terminate(); ///< SIGTERM, and waits; the exit code, -1 if it had to be killed

    int exitCode() const { return m_process.exitCode(); } ///< after it ended by itself

    QString folder() const { return m_folder.path(); }
    QString storePath() const { return m_folder.filePath(QStringLiteral("station.db")); }
    QUrl ingest() const { return m_ingest; }
    QUrl admin() const { return m_admin; }
    QByteArray token() const;
    qint64 pid() const { return m_process.processId(); }
    QByteArray log();

private:
    QString m_program;
    QTemporaryDir m_folder;
    QProcess m_process;
    QStringList m_arguments;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QUrl m_ingest;
    QUrl m_admin;
    QByteArray m_log;
};

} // namespace Signalbox
