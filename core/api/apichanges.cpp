// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apianswer.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

ApiAction replay(ApiRequest &request, const QString &text)
{
    return withId<EventId>(text, [&](const EventId &id) -> ApiAction {
        auto replay = replayRequestFromJson(request.body({u"destinations"_s, u"as_new"_s}));
        if (!replay)
            return errorResponse(replay.error());
        replay->event = id;
        return askForJson([=](Station &station) { return station.replay(*replay); });
    });
}

ApiAction redrive(ApiRequest &request, const QString &text)
{
    return withId<DeliveryId>(text, [&](const DeliveryId &id) -> ApiAction {
        request.body({});
        return [id](Station &station, std::function<void(ApiReply)> done) {
            answer(station, station.redrive(id), std::move(done),
                   [id] { return jsonResponse(200, {{u"delivery"_s, id.toString()}}); });
        };
    });
}

ApiAction admit(ApiRequest &request, const QString &text)
{
    return withId<RejectionId>(text, [&](const RejectionId &id) -> ApiAction {
        request.body({});
        return askForJson([id](Station &station) { return station.admitRejection(id); });
    });
}

ApiAction sendTest(ApiRequest &request, const QString &source)
{
    auto test = testRequestFromJson(
        request.body({u"body"_s, u"body_base64"_s, u"type"_s, u"content_type"_s}));
    if (!test)
        return errorResponse(test.error());
    test->source = source;
    return askForJson([=](Station &station) { return station.sendTest(*test); });
}

ApiAction openRegistration(ApiRequest &request, const QString &source)
{
    const auto value = request.body({u"seconds"_s}).value("seconds"_L1);
    const auto seconds = value.isUndefined() ? 600 : value.toDouble();
    if (seconds < 1 || seconds > 3600) {
        request.fail(u"body.seconds"_s, u"1 to 3600"_s);
        return {};
    }
    const std::chrono::seconds duration{qint64(seconds)};
    return askForJson([source, duration](Station &station) {
        return station.openRegistration(source, duration);
    });
}

/// What the owner is called must be a plain file name.
bool isFileName(const QString &name)
{
    return name.size() >= 1 && name.size() <= 128 && name != "."_L1 && name != ".."_L1
        && std::ranges::all_of(name, [](QChar c) { return c.isPrint() && c != u'/'; });
}

ApiAction apply(ApiRequest &request, const QString &)
{
    const bool dryRun = request.flag(u"dry_run"_s);
    const auto name = request.text(u"name"_s);
    if (!isFileName(name))
        request.fail(u"name"_s, u"the station file's name without its folder"_s);
    const auto text = request.body({u"text"_s}).value("text"_L1);
    if (!text.isString())
        request.fail(u"body.text"_s, u"the station file as a string"_s);
    return askForJson([dryRun, name, text = text.toString().toUtf8()](Station &station) {
        return station.apply(text, name, dryRun);
    });
}

} // namespace

QList<ApiRoute> changeRoutes()
{
    return {
        {"POST", "events/{id}/replay", replay},
        {"POST", "deliveries/{id}/redrive", redrive},
        {"POST", "rejections/{id}/admit", admit},
        {"POST", "sources/{id}/open-registration", openRegistration},
        {"POST", "sources/{id}/test", sendTest},
        {"POST", "apply", apply},
    };
}

} // namespace Signalbox
