// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/signedcontent.h"

namespace Signalbox {

/// The names of forms of signed content that no template can say.
QStringList canonicalContentNames();

/// What may have been signed by the form \a name, any of them: some vendors sign one of several
/// spellings of a URL. NotFound names what the request lacks.
Result<QVarLengthArray<ContentParts, 1>> canonicalContents(const QByteArray &name,
                                                           const ContentInput &input);

} // namespace Signalbox
