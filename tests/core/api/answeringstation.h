// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QHash>
#include <QPromise>

/// A station that holds what a test puts in and remembers what it was asked: for what lies between
/// a Station and the wire.
class AnsweringStation final : public Signalbox::Station
{
    Q_OBJECT

public:
    AnsweringStation();

    Signalbox::EventDetail detail;
    Signalbox::DeliveryDetail dead;
    Signalbox::Rejection refused;
    Signalbox::StationStatus now;
    Signalbox::EventQuery eventQuery;
    Signalbox::DeliveryQuery deliveryQuery;
    Signalbox::RejectionQuery rejectionQuery;
    Signalbox::ReplayRequest replayed;
    QByteArray appliedText;
    QString appliedName;
    bool appliedDry = false;
    int changes = 0; ///< calls that would have changed something
    Signalbox::Timestamp opened{}; ///< what openRegistration() said last
    Signalbox::Microseconds openedFor{};
    Signalbox::Diagnosis found; ///< of refused
    bool silent = false; ///< never answers status()

    template <typename T>
    using Answer = QFuture<Signalbox::Result<T>>;

    Answer<Signalbox::StationStatus> status() override;
    Answer<QList<Signalbox::Outage>> outages() override;
    Answer<Signalbox::MonitorSeries> monitor(int buckets, int bucketSeconds) override;
    Answer<Signalbox::EventPage> events(const Signalbox::EventQuery &query) override;
    Answer<Signalbox::EventDetail> event(const Signalbox::EventId &id) override;
    Answer<QByteArray> eventBody(const Signalbox::EventId &id) override;
    Answer<Signalbox::JsonTree> eventTree(const Signalbox::EventId &id) override;
    Answer<QList<Signalbox::Trace>> traces(const Signalbox::EventId &id) override;
    Answer<Signalbox::RejectionPage> rejections(const Signalbox::RejectionQuery &query) override;
    Answer<Signalbox::Rejection> rejection(const Signalbox::RejectionId &id) override;
    Answer<Signalbox::Diagnosis> diagnose(const Signalbox::RejectionId &id) override;
    Answer<Signalbox::DeliveryPage> deliveries(const Signalbox::DeliveryQuery &query) override;
    Answer<Signalbox::DeliveryDetail> delivery(const Signalbox::DeliveryId &id) override;
    Answer<QList<Signalbox::SourceView>> sources() override;
    Answer<QList<Signalbox::DestinationView>> destinations() override;
    Answer<QList<Signalbox::Configured<Signalbox::WorkflowConfig>>> workflows() override;
    Answer<QList<Signalbox::DeliveryId>> replay(const Signalbox::ReplayRequest &request) override;
    Answer<QList<Signalbox::AdmittedEvent>>
    admitRejection(const Signalbox::RejectionId &id) override;
    Answer<Signalbox::Timestamp> openRegistration(const QString &source,
                                                  Signalbox::Microseconds duration) override;
    Answer<void> redrive(const Signalbox::DeliveryId &id) override;
    Answer<Signalbox::ApplyReport> apply(const QByteArray &text, const QString &name,
                                         bool dryRun) override;

private:
    QPromise<Signalbox::Result<Signalbox::StationStatus>> m_never;
};
