// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/verifier.h"

#include "core/auth/place.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

void describePlace(const Place &place, QJsonObject &evidence)
{
    const auto name = QString::fromUtf8(place.name);
    switch (place.kind) {
    case Place::Kind::Header: evidence.insert("header"_L1, name); break;
    case Place::Kind::Query: evidence.insert("query"_L1, name); break;
    case Place::Kind::Form: evidence.insert("form_field"_L1, name); break;
    case Place::Kind::Body:
    case Place::Kind::Item: evidence.insert("body_member"_L1, name); break;
    }
}

Finding unusable(const Place &place, bool empty, bool repeated)
{
    const auto what = describe(place);
    Finding finding;
    finding.state = repeated ? Finding::State::Refused : Finding::State::Absent;
    finding.cause =
        repeated ? RejectionCause::SignatureMalformed : RejectionCause::SignatureMissing;
    finding.detail = (repeated    ? u"The %1 came more than once."_s
                          : empty ? u"The %1 is empty."_s
                                  : u"The %1 is missing."_s)
                         .arg(what);
    describePlace(place, finding.evidence);
    return finding;
}

} // namespace Signalbox
