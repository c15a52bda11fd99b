// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

/// A station that answers nothing of what people change: for tests that ask it of other things.
class QuietStation : public Signalbox::Station
{
public:
    using Station::Station;

    template <typename T>
    using Answer = QFuture<Signalbox::Result<T>>;

    Answer<QList<Signalbox::ProviderView>> providers() override
    {
        return none<QList<Signalbox::ProviderView>>();
    }
    Answer<Signalbox::TestAnswer> sendTest(const Signalbox::TestRequest &) override
    {
        return none<Signalbox::TestAnswer>();
    }
    Answer<Signalbox::WorkflowFlow> flow(const QString &) override
    {
        return none<Signalbox::WorkflowFlow>();
    }
    Answer<Signalbox::RevisionPage> revisions(const Signalbox::RevisionQuery &) override
    {
        return none<Signalbox::RevisionPage>();
    }
    Answer<Signalbox::WorkflowRevision> revision(const QString &, int) override
    {
        return none<Signalbox::WorkflowRevision>();
    }
    Answer<QList<Signalbox::WorkflowProblem>> validate(const Signalbox::Graph &) override
    {
        return none<QList<Signalbox::WorkflowProblem>>();
    }
    Answer<Signalbox::Graph> readGraph(const QByteArray &) override
    {
        return none<Signalbox::Graph>();
    }
    Answer<Signalbox::PublishReport> publish(const Signalbox::PublishRequest &) override
    {
        return none<Signalbox::PublishReport>();
    }
    Answer<Signalbox::SaveReport> saveSource(const Signalbox::SourceDraft &) override
    {
        return none<Signalbox::SaveReport>();
    }
    Answer<Signalbox::SaveReport> saveDestination(const Signalbox::DestinationDraft &) override
    {
        return none<Signalbox::SaveReport>();
    }
    Answer<void> setEnabled(const Signalbox::ObjectName &, bool) override { return none<void>(); }
    Answer<void> remove(const Signalbox::ObjectName &) override { return none<void>(); }
    Answer<Signalbox::RemovalReport> removeWorkflow(const Signalbox::WorkflowRemoval &) override
    {
        return none<Signalbox::RemovalReport>();
    }
    Answer<void> detach(const Signalbox::ObjectName &) override { return none<void>(); }

    Answer<Signalbox::NodeReport> tryNode(const Signalbox::NodeTrial &) override
    {
        return none<Signalbox::NodeReport>();
    }
    Answer<Signalbox::BacktestId> startBacktest(const Signalbox::BacktestRequest &) override
    {
        return none<Signalbox::BacktestId>();
    }
    Answer<Signalbox::BacktestStatus> backtest(const Signalbox::BacktestId &) override
    {
        return none<Signalbox::BacktestStatus>();
    }
    Answer<Signalbox::BacktestPage> backtestDifferences(const Signalbox::BacktestQuery &) override
    {
        return none<Signalbox::BacktestPage>();
    }
    Answer<void> endBacktest(const Signalbox::BacktestId &) override { return none<void>(); }
    Answer<Signalbox::ShadowReport> startShadow(const Signalbox::ShadowRequest &) override
    {
        return none<Signalbox::ShadowReport>();
    }
    Answer<Signalbox::ShadowStatus> shadow(const QString &) override
    {
        return none<Signalbox::ShadowStatus>();
    }
    Answer<Signalbox::BacktestPage> shadowDifferences(const Signalbox::ShadowQuery &) override
    {
        return none<Signalbox::BacktestPage>();
    }
    Answer<Signalbox::ShadowStatus> stopShadow(const QString &) override
    {
        return none<Signalbox::ShadowStatus>();
    }
    Answer<QList<Signalbox::CaseResult>> runCases(const Signalbox::CaseRequest &) override
    {
        return none<QList<Signalbox::CaseResult>>();
    }
    Answer<QList<Signalbox::WorkflowCase>> cases(const QString &) override
    {
        return none<QList<Signalbox::WorkflowCase>>();
    }
    Answer<void> saveCases(const QString &, const QList<Signalbox::WorkflowCase> &) override
    {
        return none<void>();
    }

private:
    template <typename T>
    static Answer<T> none()
    {
        return QtFuture::makeReadyValueFuture(refusal<T>());
    }
    // Not inlined: GCC 14 would warn of the members of the value that is not there.
    template <typename T>
    [[gnu::noinline]] static Signalbox::Result<T> refusal()
    {
        return Signalbox::Error{Signalbox::ErrorCode::Unsupported,
                                QStringLiteral("not asked here")};
    }
};
