// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/storefixture.h"

namespace Signalbox {

/// How every store removes a workflow whose nodes hold events.
class LeavingConformance final : public StoreFixture
{
    Q_OBJECT

public:
    using StoreFixture::StoreFixture;

private Q_SLOTS:
    void withoutAChoiceNothingChangesWhileSomethingIsHeld();
    void whatHoldsNothingLeavesAtOnce();
    void whatIsHeldIsFoundNodeByNode();
    void itHasLeftWhenNothingIsHeldAnyMore();
    void anotherOneOfItsNameIsLeftAlone();
    void manyMemoriesGoInSteps();

private:
    void put(int revision);
    /// An event that \a node of revision \a revision holds under \a key.
    Event hold(const QString &node, const QByteArray &key, int revision = 1,
               const QString &kind = QStringLiteral("delay"));
    void takeUp(const Event &event, const QString &node, const QByteArray &key,
                const QString &kind = QStringLiteral("delay"));
    RemovalReport remove(std::optional<HeldChoice> held);
    bool finish(int revision = 1);
    QList<Continuation> heldBy(const QString &node, int revision = 1);
    void remember(const QByteArray &key);
    QByteArray memory(const QByteArray &key);

    int m_events = 0;
};

} // namespace Signalbox
