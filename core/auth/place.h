// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jsonpath.h"

#include <QByteArray>
#include <QVarLengthArray>

#include <optional>

namespace Signalbox {

class RequestView;

/// Where in a request a value stands, as provider files say it (docs/providers.md, Places).
struct Place
{
    enum class Kind : quint8 { Header, Query, Form, Body, Item };

    Kind kind = Kind::Header;
    QByteArray name; ///< header (lower case), query or form field; the dotted path as written
    QList<PathStep> path; ///< of Body, and of Item within the item
    QByteArray split; ///< separators: the value is a list of entries; empty: it is one value
    QByteArray prefix; ///< only entries that begin so count, without it
    std::optional<int> index; ///< only this entry of the list, from 0
    bool repeat = false; ///< every line of a repeated header counts
    bool family = false; ///< every header whose name begins with name counts

    /// One value in a header.
    static Place header(const QByteArray &name, const QByteArray &prefix = {});

    bool isPlainHeader() const { return kind == Kind::Header && !repeat && !family; }
    bool operator==(const Place &) const = default;
};

/// What stands at a place. The views live as long as this object and the request do.
struct PlaceValues
{
    enum class State : quint8 {
        Found, ///< one value at least
        Absent, ///< nothing is there, or it is empty
        Repeated, ///< more than once where it must be once
        OtherForm, ///< something is there, but no entry has the prefix or the index
    };

    State state = State::Absent;
    bool empty = false; ///< Absent: it is there without a value
    qsizetype size = 0; ///< bytes of what is there
    QVarLengthArray<QByteArrayView, 4> values;
    QList<QByteArray> owned; ///< what had to be decoded

    /// The value when there is exactly one.
    std::optional<QByteArrayView> single() const;
};

/// Reads \a place; \a item leads to the element of the body that Kind::Item is about.
PlaceValues readPlace(const Place &place, const RequestView &request,
                      const QList<PathStep> &item = {});

/// "header x-sig", "query sig", "form field sig", "body member a.b", for the operator.
QString describe(const Place &place);

} // namespace Signalbox
