// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourceediting.h"

#include "ui/sources/sourcedialog.h"

namespace Signalbox {

void editSource(ObjectEdits &edits, const std::optional<Configured<SourceConfig>> &source,
                QWidget *window)
{
    auto *dialog = new SourceDialog(edits.station(), source, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &SourceDialog::saved, &edits,
                     [&edits, source](const SourceConfig &config, const QStringList &warnings) {
                         const auto make = [&edits](const SourceConfig &wanted) {
                             return [&edits, wanted] {
                                 return restoreSource(edits.station(), wanted);
                             };
                         };
                         edits.noteSaved(config.name,
                                         source ? ObjectHistory::Step(make(source->config))
                                                : ObjectHistory::Step(),
                                         make(config), warnings);
                     });
    dialog->open();
}

QFuture<Result<void>> restoreSource(Station &station, const SourceConfig &config)
{
    return station.sources()
        .then(&station,
              [&station, config](const Result<QList<SourceView>> &sources) {
                  SourceDraft draft;
                  draft.config = config;
                  for (const auto &view : sources ? *sources : QList<SourceView>()) {
                      if (view.source.config.name != config.name)
                          continue;
                      draft.config.secrets = view.source.config.secrets;
                      draft.base = view.source.revision;
                  }
                  return station.saveSource(draft);
              })
        .unwrap()
        .then(outcomeOf);
}

} // namespace Signalbox
