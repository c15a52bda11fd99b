// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/daemonprocess.h"

#include <QElapsedTimer>
#include <QFile>

namespace Signalbox {

using namespace Qt::StringLiterals;

DaemonProcess::DaemonProcess(const QString &program)
    : m_program(program)
{
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
}

DaemonProcess::~DaemonProcess()
{
    kill();
}

void DaemonProcess::setConfig(const QByteArray &yaml)
{
    QFile file(m_folder.filePath(u"station.yaml"_s));
    if (file.open(QFile::WriteOnly))
        file.write(yaml);
}

void DaemonProcess::setEnvironment(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool DaemonProcess::start()
{
    m_process.setProcessEnvironment(m_environment);
    m_process.start(m_program,
                    QStringList{u"--config"_s, m_folder.filePath(u"station.yaml"_s), u"--store"_s,
                                u"sqlite://"_s + storePath(), u"--listen"_s, u"127.0.0.1:0"_s,
                                u"--admin"_s, u"127.0.0.1:0"_s}
                        + m_arguments);
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine()) {
        if (timer.elapsed() > 60'000 || !m_process.waitForReadyRead(60'000)) {
            m_process.waitForFinished(1000);
            m_log += m_process.readAllStandardError();
            return false;
        }
    }
    // ready http://127.0.0.1:8080 admin http://127.0.0.1:8081
    const auto words = QString::fromUtf8(m_process.readLine()).simplified().split(u' ');
    if (words.size() != 4 || words[0] != "ready"_L1 || words[2] != "admin"_L1)
        return false;
    m_ingest = QUrl(words[1]);
    m_admin = QUrl(words[3]);
    return true;
}

void DaemonProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
    m_log += m_process.readAllStandardError();
}

int DaemonProcess::terminate()
{
    m_process.terminate();
    if (!m_process.waitForFinished(30'000)) {
        kill();
        return -1;
    }
    m_log += m_process.readAllStandardError();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray DaemonProcess::token() const
{
    QFile file(m_folder.filePath(u"signalbox/admin-%1.token"_s.arg(m_admin.port())));
    return file.open(QFile::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QByteArray DaemonProcess::log()
{
    m_log += m_process.readAllStandardError();
    return m_log;
}

} // namespace Signalbox
