// SPDX-License-Identifier: GPL-3.0-or-later
// windowtable STORE-URL ROWS: opens a store as the desktop does, fills the window's Events table from
// it, scrolls until it has that many rows and there are no more, and prints what a person reads in
// each, a JSON object a line. 1 when it does not come to that.
#include "core/station/localstation.h"
#include "ui/models/eventtablemodel.h"
#include "ui/models/feedroles.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTest>
#include <QtCrypto>

#include <cstdio>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

void print(const EventTableModel &model, int row)
{
    const auto text = [&](EventTableModel::Column column) {
        return model.index(row, column).data().toString();
    };
    const QJsonObject line{{"id"_L1, model.index(row, 0).data(FeedRole::Raw).toString()},
                           {"state"_L1, text(EventTableModel::State)},
                           {"source"_L1, text(EventTableModel::Source)},
                           {"type"_L1, text(EventTableModel::Type)},
                           {"key"_L1, text(EventTableModel::Key)},
                           {"route"_L1, text(EventTableModel::Route)},
                           {"bytes"_L1, text(EventTableModel::Size)}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale::c());
    const QCA::Initializer crypto;
    const auto arguments = QApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    auto pipeline = Pipeline::start({.storeUrl = arguments[1], .providerFolder = {}, .limits = {}});
    if (!pipeline) {
        std::fprintf(stderr, "%s\n", qPrintable(pipeline.error().detail));
        return 1;
    }
    LocalStation station(*std::move(pipeline));
    const SystemClock clock;
    const TimeFormat times(clock);
    EventTableModel model(station, times);
    model.refresh();
    const int wanted = arguments[2].toInt();
    const bool whole = QTest::qWaitFor(
        [&] {
            if (model.canFetchMore({})) {
                model.fetchMore({});
                return false;
            }
            return model.rowCount() >= wanted;
        },
        60'000);
    for (int row = 0; row < model.rowCount(); ++row)
        print(model, row);
    return whole ? 0 : 1;
}
