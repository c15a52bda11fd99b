// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destinationediting.h"

#include "ui/destinations/destinationdialog.h"

namespace Signalbox {

namespace {

ObjectHistory::Step makeDestinationAgain(Station &station, const DestinationConfig &config)
{
    return [&station, config] { return restoreDestination(station, config); };
}

} // namespace

void editDestination(ObjectEdits &edits,
                     const std::optional<Configured<DestinationConfig>> &destination,
                     QWidget *window)
{
    auto *dialog = new DestinationDialog(edits.station(), destination, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &DestinationDialog::saved, &edits,
        [&edits, destination](const DestinationConfig &config, const QStringList &warnings) {
            edits.noteSaved(config.name,
                            destination
                                ? makeDestinationAgain(edits.station(), destination->config)
                                : ObjectHistory::Step(),
                            makeDestinationAgain(edits.station(), config), warnings);
        });
    dialog->open();
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
