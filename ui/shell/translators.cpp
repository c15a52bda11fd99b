// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translators.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

void install(QApplication &application, const QLocale &locale, const QString &file,
             const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(locale, file, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installTranslators(QApplication &application, const QString &languageOverride)
{
    const auto locale = languageOverride.isEmpty() ? QLocale::system() : QLocale(languageOverride);
    if (!languageOverride.isEmpty())
        QLocale::setDefault(locale);
    qDeleteAll(application.findChildren<QTranslator *>(Qt::FindDirectChildrenOnly));
    install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has plural forms to be told, so it has a file too; it stands in for what we lack.
    install(application, QLocale(QLocale::English), u"signalbox"_s, u":/i18n"_s);
    if (locale.language() != QLocale::English)
        install(application, locale, u"signalbox"_s, u":/i18n"_s);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace Signalbox
