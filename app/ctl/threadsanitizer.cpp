// SPDX-License-Identifier: GPL-3.0-or-later
// Only in builds with ThreadSanitizer, for signalboxctl and the client's tests. Behind
// QNetworkAccessManager is a thread of Qt's own; the two talk by queued signals under QMutex, which
// the sanitizer does not see in a Qt that is not built for it. This leaves out what Qt does, and with
// it what threads do that Qt started: here all code of ours has one thread. The threads of the API
// and of the station are looked at by their own tests.

extern "C" const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1";
}
