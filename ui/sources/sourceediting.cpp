// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourceediting.h"

#include "ui/sources/sourcedialog.h"
#include "ui/widgets/whendone.h"

#include <algorithm>

namespace Signalbox {

namespace {

ObjectHistory::Step makeAgain(Station &station, const SourceConfig &config)
{
    return [&station, config] { return restoreSource(station, config); };
}

/// \a restore: what takes back what comes of it; nothing: it is new.
void openForm(SourceDialog *dialog, ObjectEdits &edits, const ObjectHistory::Step &restore)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &SourceDialog::saved, &edits,
                     [&edits, restore](const SourceConfig &config, const QStringList &warnings) {
                         edits.noteSaved(config.name, restore, makeAgain(edits.station(), config),
                                         warnings);
                     });
    dialog->open();
}

} // namespace

void makeSource(ObjectEdits &edits, const QString &name, QWidget *window)
{
    openForm(new SourceDialog(edits.station(), name, window), edits, {});
}

void editSource(ObjectEdits &edits, const Configured<SourceConfig> &source, QWidget *window)
{
    openForm(new SourceDialog(edits.station(), source, window), edits,
             makeAgain(edits.station(), source.config));
}

void noteSourceMade(ObjectEdits &edits, const SourceConfig &config, const QStringList &warnings)
{
    edits.noteSaved(config.name, {}, makeAgain(edits.station(), config), warnings);
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

void confirmSubscription(ObjectEdits &edits, const WaitingSubscription &subscription,
                         const Configured<SourceConfig> &source,
                         const std::function<void(const Result<void> &)> &told)
{
    const auto noteChange = [&edits, source](const Result<QList<SourceView>> &views) {
        if (!views)
            return;
        const auto now = std::ranges::find_if(*views, [&source](const SourceView &view) {
            return view.source.config.name == source.config.name;
        });
        if (now != views->end() && now->source.revision != source.revision)
            edits.noteChanged(source.config.name, makeAgain(edits.station(), source.config),
                              makeAgain(edits.station(), now->source.config));
    };
    whenDone(&edits, edits.station().admitRejection(subscription.rejection),
             [&edits, noteChange, told](const Result<QList<AdmittedEvent>> &answer) {
                 // The topic may be the source's now even where the vendor could not be reached.
                 whenDone(&edits, edits.station().sources(), noteChange);
                 told(answer ? Result<void>() : answer.error());
             });
}

} // namespace Signalbox
