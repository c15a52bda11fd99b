// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace Signalbox {

/// Makes \a application speak the language of \a languageOverride ("de", "en", "de_AT"; empty: the
/// system's), numbers and dates included, as far as we have it: English else. Call before the first
/// window is made; a further call replaces what the one before installed. The translators belong to
/// \a application.
void installTranslators(QApplication &application, const QString &languageOverride = {});

} // namespace Signalbox
