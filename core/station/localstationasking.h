// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/localstation.h"

namespace Signalbox {

// How LocalStation asks other threads; only its own .cpp files include this.

template <typename T>
void LocalStation::finish(std::shared_ptr<QPromise<Result<T>>> promise,
                          std::shared_ptr<Result<T>> answer)
{
    m_completions.send([promise = std::move(promise), answer = std::move(answer)] {
        promise->addResult(std::move(*answer));
        promise->finish();
    });
}

template <typename T, typename Ask>
QFuture<Result<T>> LocalStation::query(Ask ask)
{
    if (m_stopped)
        return QtFuture::makeReadyValueFuture(Result<T>(stopped()));
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_pipeline->readers().ask([this, promise, ask = std::move(ask)](ReadSession &session) {
        finish<T>(promise, std::make_shared<Result<T>>(ask(session)));
    });
    return promise->future();
}

template <typename T, typename Change>
void LocalStation::submit(std::shared_ptr<QPromise<Result<T>>> promise, Change change)
{
    const auto answer = std::make_shared<Result<T>>(Error{});
    WriteJob job;
    job.apply = [answer, change = std::move(change)](WriteSession &session) {
        *answer = change(session);
    };
    job.done = [this, promise, answer](const Result<void> &committed) {
        if (!committed && answer->ok())
            *answer = committed.error();
        finish<T>(promise, answer);
    };
    m_pipeline->writer().submitAlways(std::move(job));
}

template <typename T, typename Change>
QFuture<Result<T>> LocalStation::change(Change change)
{
    if (m_stopped)
        return QtFuture::makeReadyValueFuture(Result<T>(stopped()));
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    submit<T>(promise, std::move(change));
    return promise->future();
}

template <typename T, typename Edit, typename Changed>
QFuture<Result<T>> LocalStation::configure(Edit edit, Changed changed)
{
    return query<T>([this, edit = std::move(edit), changed](ReadSession &session) {
        auto result = edit(session);
        if (result && changed(*result))
            m_completions.send([this] { Q_EMIT configurationChanged(); });
        return result;
    });
}

template <typename Edit>
QFuture<Result<void>> LocalStation::configure(Edit edit)
{
    return query<void>([this, edit = std::move(edit)](ReadSession &session) {
        auto result = edit(session);
        if (result)
            m_completions.send([this] { Q_EMIT configurationChanged(); });
        return result;
    });
}

} // namespace Signalbox
