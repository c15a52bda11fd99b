// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/forensics.h"
#include "core/auth/redaction.h"

namespace Signalbox {

/// Puts back into \a request the credentials that \a redaction took out of it, as far as they are
/// secrets in \a settings, also expired ones or ones with blanks or quotes around them: their marks
/// tell. What is none of these stays a mark.
void restoreCredentials(ForensicRequest &request, const Provider &provider,
                        const AuthenticationSettings &settings, const Redaction &redaction);

/// Whether a mark of Redaction stands in \a request.
bool holdsMark(const ForensicRequest &request);

} // namespace Signalbox
