// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/place.h"

#include "core/auth/requestview.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

using State = PlaceValues::State;

struct Raw
{
    QVarLengthArray<QByteArrayView, 4> values;
    bool repeated = false;
};

Raw fromHeaders(const Place &place, const HeaderBlock &headers)
{
    Raw raw;
    if (place.isPlainHeader()) {
        if (const auto value = headers.single(place.name))
            raw.values.append(*value);
        else
            raw.repeated = headers.first(place.name).has_value();
        return raw;
    }
    for (const auto &field : headers.fields()) {
        const bool ours = place.family ? field.name.size() > place.name.size()
                && field.name.first(place.name.size()).compare(place.name, Qt::CaseInsensitive) == 0
                                       : field.name.compare(place.name, Qt::CaseInsensitive) == 0;
        if (ours)
            raw.values.append(field.value);
    }
    return raw;
}

Raw fromFields(const QByteArray &name, const FormFields &fields)
{
    Raw raw;
    for (const auto &field : fields) {
        if (field.name == name)
            raw.values.append(field.value);
    }
    raw.repeated = raw.values.size() > 1;
    return raw;
}

Raw fromJson(const QList<PathStep> &path, const RequestView &request, QList<QByteArray> &owned)
{
    Raw raw;
    const auto *json = request.json();
    if (auto text = json ? json->scalarAt(path) : std::nullopt) {
        owned.append(*std::move(text));
        raw.values.append(owned.constLast());
    }
    return raw;
}

Raw read(const Place &place, const RequestView &request, const QList<PathStep> &item,
         QList<QByteArray> &owned)
{
    switch (place.kind) {
    case Place::Kind::Header: return fromHeaders(place, request.headers);
    case Place::Kind::Query: return fromFields(place.name, request.query());
    case Place::Kind::Form: return fromFields(place.name, request.form());
    case Place::Kind::Body: return fromJson(place.path, request, owned);
    case Place::Kind::Item: return fromJson(item + place.path, request, owned);
    }
    Q_UNREACHABLE_RETURN({});
}

/// Takes the entries of \a value that count.
void addEntries(const Place &place, QByteArrayView value, PlaceValues &out)
{
    int number = 0;
    const auto take = [&](QByteArrayView entry) {
        if (place.index && *place.index != number++)
            return;
        if (entry.startsWith(place.prefix))
            out.values.append(entry.sliced(place.prefix.size()));
    };
    if (place.split.isEmpty()) {
        take(value);
        return;
    }
    for (qsizetype at = 0; at <= value.size();) {
        auto end = at;
        while (end < value.size() && !place.split.contains(value[end]))
            ++end;
        if (const auto entry = value.sliced(at, end - at).trimmed(); !entry.isEmpty())
            take(entry);
        at = end + 1;
    }
}

} // namespace

Place Place::header(const QByteArray &name, const QByteArray &prefix)
{
    Place place;
    place.name = name;
    place.prefix = prefix;
    return place;
}

std::optional<QByteArrayView> PlaceValues::single() const
{
    return state == State::Found && values.size() == 1 ? std::optional(values.first())
                                                       : std::nullopt;
}

PlaceValues readPlace(const Place &place, const RequestView &request, const QList<PathStep> &item)
{
    PlaceValues found;
    const auto raw = read(place, request, item, found.owned);
    if (raw.repeated) {
        found.state = State::Repeated;
        return found;
    }
    for (const auto value : raw.values) {
        found.size += value.size();
        if (!value.isEmpty())
            addEntries(place, value, found);
    }
    found.empty = !raw.values.isEmpty() && found.size == 0;
    if (!found.values.isEmpty())
        found.state = State::Found;
    else if (found.size > 0)
        found.state = State::OtherForm;
    return found;
}

QString describe(const Place &place)
{
    const auto name = QString::fromUtf8(place.name) + (place.family ? u"*"_s : QString());
    switch (place.kind) {
    case Place::Kind::Header: return u"header "_s + name;
    case Place::Kind::Query: return u"query parameter "_s + name;
    case Place::Kind::Form: return u"form field "_s + name;
    case Place::Kind::Body:
    case Place::Kind::Item: return u"body member "_s + name;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Signalbox
