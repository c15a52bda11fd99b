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

Result<ApplyReport> applyFile(LocalStation &station, const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return Error{ErrorCode::Io, u"%1: %2"_s.arg(path, file.errorString())};
    const auto text = file.read(largestFile + 1);

    std::optional<Result<ApplyReport>> outcome;
    QEventLoop loop;
    station.apply(withSchemaFiles(text, QFileInfo(path).path()), QFileInfo(path).fileName(), false)
        .then(&loop, [&](const Result<ApplyReport> &report) {
            outcome = report;
            loop.quit();
        });
    loop.exec();
    if (!outcome)
        return Error{ErrorCode::Cancelled, u"the program ends"_s};
    return *std::move(outcome);
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
