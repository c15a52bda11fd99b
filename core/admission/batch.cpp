// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/batch.h"

#include "core/auth/formfields.h"
#include "core/expression/jsonelements.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

Result<QList<QByteArray>> copied(const Result<QList<QByteArrayView>> &views)
{
    if (!views)
        return views.error();
    QList<QByteArray> items;
    items.reserve(views->size());
    for (const auto view : *views)
        items.append(view.toByteArray());
    return items;
}

} // namespace

Result<QList<QByteArray>> splitBody(const ItemsPlace &place, const QByteArray &body)
{
    switch (place.kind) {
    case ItemsPlace::Kind::Body: return copied(jsonElements(body, place.path, maxItems));
    case ItemsPlace::Kind::Lines: return copied(jsonSequence(body, maxItems));
    case ItemsPlace::Kind::Form: break;
    }
    const auto fields = readFormFields(body);
    if (!fields)
        return fields.error();
    const auto field = singleField(*fields, place.field);
    if (!field)
        return Error{ErrorCode::NotFound, u"the form field with the items is missing"_s};
    return copied(jsonElements(*field, {}, maxItems));
}

} // namespace Signalbox
