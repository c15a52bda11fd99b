// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destinationediting.h"

#include "ui/destinations/destinationdialog.h"

namespace Signalbox {

void editDestination(ObjectEdits &edits,
                     const std::optional<Configured<DestinationConfig>> &destination,
                     QWidget *window)
{
    auto *dialog = new DestinationDialog(edits.station(), destination, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &DestinationDialog::saved, &edits,
        [&edits, destination](const DestinationConfig &config, const QStringList &warnings) {
            const auto make = [&edits](const DestinationConfig &wanted) {
                return [&edits, wanted] { return restoreDestination(edits.station(), wanted); };
            };
            edits.noteSaved(config.name,
                            destination ? ObjectHistory::Step(make(destination->config))
                                        : ObjectHistory::Step(),
                            make(config), warnings);
        });
    dialog->open();
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
