// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/keyrun.h"

namespace Signalbox {

/// Makes one generation of several, a few keys in each transaction, without the keys that have had
/// their time. Until it is done the inputs are asked as before; what it has written by then counts
/// for nothing after a restart.
class KeyMerge final
{
public:
    using Generations = std::vector<std::shared_ptr<KeyGeneration>>;

    /// \a connection, \a horizon and \a lastChunk (see KeyRunWriter) must outlive this object.
    KeyMerge(Connection &connection, KeyHorizon &horizon, Generations inputs,
             std::shared_ptr<KeyGeneration> output, qint64 &lastChunk);

    const Generations &inputs() const { return m_inputs; }
    const std::shared_ptr<KeyGeneration> &output() const { return m_output; }

    /// Merges about \a keys more. True when the output is whole.
    Result<bool> advance(qint64 keys);

private:
    Result<KeyRunReader *> lowest();

    KeyHorizon &m_horizon;
    Generations m_inputs;
    std::shared_ptr<KeyGeneration> m_output;
    std::vector<KeyRunReader> m_readers;
    KeyRunWriter m_writer;
    KeyDigest m_last{};
    bool m_begun = false;
};

} // namespace Signalbox
