// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destinationediting.h"

#include "ui/destinations/destinationdialog.h"

namespace Signalbox {

namespace {

ObjectHistory::Step makeDestinationAgain(Station &station, const DestinationConfig &config)
{
    return [&station, config] { return restoreDestination(station, config); };
}

/// \a restore: what takes back what comes of it; nothing: it is new.
void openForm(DestinationDialog *dialog, ObjectEdits &edits, const ObjectHistory::Step &restore)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &DestinationDialog::saved, &edits,
        [&edits, restore](const DestinationConfig &config, const QStringList &warnings) {
            edits.noteSaved(config.name, restore, makeDestinationAgain(edits.station(), config),
                            warnings);
        });
    dialog->open();
}

} // namespace

void makeDestination(ObjectEdits &edits, const QString &name, QWidget *window)
{
    openForm(new DestinationDialog(edits.station(), name, window), edits, {});
}

void editDestination(ObjectEdits &edits, const Configured<DestinationConfig> &destination,
                     QWidget *window)
{
    openForm(new DestinationDialog(edits.station(), destination, window), edits,
             makeDestinationAgain(edits.station(), destination.config));
}

void noteDestinationMade(ObjectEdits &edits, const DestinationConfig &config,
                         const QStringList &warnings)
{
    edits.noteSaved(config.name, {}, makeDestinationAgain(edits.station(), config), warnings);
}

QFuture<Result<void>> restoreDestination(Station &station, const DestinationConfig &config)
{
    return station.destinations()
        .then(&station,
              [&station, config](const Result<QList<DestinationView>> &destinations) {
                  DestinationDraft draft;
                  draft.config = config;
                  for (const auto &view : destinations ? *destinations : QList<DestinationView>()) {
                      if (view.destination.config.name != config.name)
                          continue;
                      draft.config.secret = view.destination.config.secret;
                      draft.base = view.destination.revision;
                  }
                  return station.saveDestination(draft);
              })
        .unwrap()
        .then(outcomeOf);
}

} // namespace Signalbox
