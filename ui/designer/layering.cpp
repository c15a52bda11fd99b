// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/layering.h"

#include "ui/designer/layeredlayout.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace Signalbox {

namespace {

constexpr int sweeps = 4;

class Layering
{
public:
    Layering(int count, const QList<std::pair<int, int>> &edges)
        : m_targets(count)
        , m_sources(count)
        , m_layer(count, 0)
        , m_position(count, 0)
    {
        for (const auto &[from, to] : edges) {
            if (from != to)
                m_targets[from].append(to);
        }
        breakCycles();
        for (int node = 0; node < count; ++node) {
            for (const int target : std::as_const(m_targets[node]))
                m_sources[target].append(node);
        }
        assignLayers();
        assignPositions();
    }

    const QList<QList<int>> &layers() const { return m_layers; }

private:
    enum class Visit : quint8 { Not, Open, Done };

    /// What leads back to a node that a walk is still below is left out.
    void breakCycles()
    {
        QList<Visit> visits(m_targets.size(), Visit::Not);
        for (int node = 0; node < m_targets.size(); ++node)
            walk(node, visits);
    }

    void walk(int start, QList<Visit> &visits)
    {
        if (visits[start] != Visit::Not)
            return;
        QList<std::pair<int, qsizetype>> open{{start, 0}}; // with the next target to look at
        visits[start] = Visit::Open;
        while (!open.isEmpty()) {
            auto &[node, at] = open.last();
            if (at == m_targets[node].size()) {
                visits[node] = Visit::Done;
                open.removeLast();
                continue;
            }
            const int target = m_targets[node][at];
            if (visits[target] == Visit::Open) {
                m_targets[node].removeAt(at);
                continue;
            }
            ++at;
            if (visits[target] == Visit::Not) {
                visits[target] = Visit::Open;
                open.append({target, 0});
            }
        }
    }

    /// One behind the furthest of what leads there.
    void assignLayers()
    {
        const int count = int(m_layer.size());
        for (int pass = 0, moved = 1; pass < count && moved > 0; ++pass) {
            moved = 0;
            for (int node = 0; node < count; ++node) {
                for (const int target : std::as_const(m_targets[node])) {
                    if (m_layer[target] <= m_layer[node]) {
                        m_layer[target] = m_layer[node] + 1;
                        ++moved;
                    }
                }
            }
        }
    }

    void assignPositions()
    {
        const auto last = std::ranges::max_element(m_layer);
        m_layers.resize(last == m_layer.end() ? 0 : *last + 1);
        for (int node = 0; node < m_layer.size(); ++node)
            m_layers[m_layer[node]].append(node);
        number();
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            orderBySources();
            for (qsizetype layer = m_layers.size() - 2; layer >= 0; --layer)
                order(m_layers[layer], [this](int node) { return positionsOfTargets(node); });
        }
        orderBySources();
    }

    void orderBySources()
    {
        for (qsizetype layer = 1; layer < m_layers.size(); ++layer)
            order(m_layers[layer], [this](int node) { return positionsOfSources(node); });
    }

    QList<double> positionsOfTargets(int node) const
    {
        QList<double> positions;
        for (const int target : m_targets[node])
            positions.append(m_position[target]);
        return positions;
    }

    /// Those of the dots that lead here: within its node one lies below the other.
    QList<double> positionsOfSources(int node) const
    {
        QList<double> positions;
        for (const int source : m_sources[node]) {
            const auto &targets = m_targets[source];
            positions.append(m_position[source]
                             + double(targets.indexOf(node)) / double(targets.size()));
        }
        return positions;
    }

    template <typename Positions>
    void order(QList<int> &layer, const Positions &positionsOf)
    {
        QHash<int, double> median;
        for (const int node : std::as_const(layer)) {
            auto positions = positionsOf(node);
            std::ranges::sort(positions);
            median.insert(node,
                          positions.isEmpty() ? double(m_position[node])
                                              : positions[positions.size() / 2]);
        }
        std::ranges::stable_sort(layer, {}, [&](int node) { return median.value(node); });
        number();
    }

    void number()
    {
        for (const auto &layer : std::as_const(m_layers)) {
            for (int position = 0; position < layer.size(); ++position)
                m_position[layer[position]] = position;
        }
    }

    QList<QList<int>> m_targets;
    QList<QList<int>> m_sources;
    QList<int> m_layer;
    QList<int> m_position;
    QList<QList<int>> m_layers;
};

int onGrid(qreal length)
{
    return int(std::ceil(length / CanvasGrid::step)) * CanvasGrid::step;
}

/// With the gaps between them.
int heightOf(const QList<int> &layer, const QList<QSizeF> &blocks)
{
    int height = -CanvasGrid::rowGap;
    for (const int block : layer)
        height += onGrid(blocks[block].height()) + CanvasGrid::rowGap;
    return height;
}

} // namespace

QList<QPointF> layeredPlaces(const QList<QSizeF> &blocks, const QList<std::pair<int, int>> &edges)
{
    using namespace CanvasGrid;
    const Layering layering(int(blocks.size()), edges);
    int tallest = 0;
    for (const auto &layer : layering.layers())
        tallest = std::max(tallest, heightOf(layer, blocks));
    QList<QPointF> places(blocks.size());
    int x = 0;
    for (const auto &layer : layering.layers()) {
        // Columns are centred on each other, on the grid.
        int y = (tallest - heightOf(layer, blocks)) / 2 / step * step;
        int width = 0;
        for (const int block : layer) {
            places[block] = QPointF(x, y);
            y += onGrid(blocks[block].height()) + rowGap;
            width = std::max(width, onGrid(blocks[block].width()));
        }
        x += width + columnGap;
    }
    return places;
}

} // namespace Signalbox
