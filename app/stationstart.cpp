// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stationstart.h"

#include "core/station/stationfilebundle.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1024 * 1024;

}

Result<QByteArray> stationFileText(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return Error{ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString())};
    return withSchemaFiles(file.read(largestFile + 1), QFileInfo(path).path());
}

Result<ApplyReport> applyFile(LocalStation &station, const QString &path)
{
    const auto text = stationFileText(path);
    if (!text)
        return text.error();

    Result<ApplyReport> outcome = Error{ErrorCode::Cancelled, u"the program ends"_s};
    bool ended = false;
    QEventLoop loop;
    station.apply(*text, QFileInfo(path).fileName(), false)
        .then(&loop, [&](const Result<ApplyReport> &report) {
            outcome = report;
            ended = true;
            loop.quit();
        });
    if (!ended)
        loop.exec(); // quitting the program ends it as well
    return outcome;
}

ListenAddress chooseListenAddress(const std::optional<ListenAddress> &asked,
                                  const ApplyReport &applied)
{
    if (asked)
        return *asked;
    if (const auto address = parseListenAddress(applied.listen))
        return *address;
    return {QHostAddress::LocalHost, 8080};
}

} // namespace Signalbox
