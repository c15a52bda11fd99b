// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/placereader.h"

#include "core/auth/signedcontent.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr std::array<std::pair<QLatin1StringView, Place::Kind>, 4> placeKinds{{
    {"header"_L1, Place::Kind::Header},
    {"query"_L1, Place::Kind::Query},
    {"form"_L1, Place::Kind::Form},
    {"body"_L1, Place::Kind::Body},
}};

void readHeader(Place &place, JsonMembers &members)
{
    static const QRegularExpression shape(uR"re(^[a-z0-9!#$%&'+.^_`|~-]+\*?$)re"_s);
    if (!shape.match(QString::fromUtf8(place.name)).hasMatch())
        members.problem("header"_L1, u"expected a header name in lower case"_s);
    place.family = place.name.endsWith('*');
    if (place.family)
        place.name.chop(1);
    place.repeat = members.optionalBoolean("repeat"_L1);
}

void readBody(Place &place, JsonMembers &members, bool items)
{
    auto text = QString::fromUtf8(place.name);
    if (text.startsWith("item."_L1)) {
        place.kind = Place::Kind::Item;
        text = text.sliced(5);
        if (!items)
            members.problem("body"_L1, u"expected \"items\" in this file for a place in an item"_s);
    }
    if (auto path = readDottedPath(text))
        place.path = *path;
    else
        members.problem("body"_L1, path.error().detail);
}

} // namespace

Place readPlaceMember(JsonMembers &outer, QLatin1StringView member, bool items,
                      const QList<QLatin1StringView> &more)
{
    JsonMembers members(outer.object(member), outer.path(member) + u'.', outer.problems());
    Place place;
    int found = 0;
    for (const auto &[name, kind] : placeKinds) {
        if (!members.has(name))
            continue;
        ++found;
        place.kind = kind;
        place.name = members.string(name).toUtf8();
        if (kind == Place::Kind::Header)
            readHeader(place, members);
        else if (kind == Place::Kind::Body)
            readBody(place, members, items);
    }
    if (found != 1)
        outer.problem(member, u"expected one of header, query, form and body"_s);
    place.split = members.optionalString("split"_L1).value_or(QString()).toUtf8();
    place.prefix = members.optionalString("prefix"_L1).value_or(QString()).toUtf8();
    if (members.has("index"_L1)) {
        place.index = int(members.integer("index"_L1, 0, 100));
        if (place.split.isEmpty())
            members.problem("index"_L1, u"expected together with split"_s);
    }
    for (const auto &name : more)
        members.value(name);
    members.finish();
    return place;
}

} // namespace Signalbox
