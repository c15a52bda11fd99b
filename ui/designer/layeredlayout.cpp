// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/layeredlayout.h"

#include <algorithm>

namespace Signalbox {

namespace {

constexpr int sweeps = 4;

class Layering
{
public:
    explicit Layering(const Graph &graph)
        : m_targets(graph.nodes.size())
        , m_sources(graph.nodes.size())
        , m_layer(graph.nodes.size(), 0)
        , m_position(graph.nodes.size(), 0)
    {
        QHash<QString, int> index;
        for (int i = 0; i < graph.nodes.size(); ++i)
            index.insert(graph.nodes[i].id, i);
        for (const auto &edge : graph.edges) {
            const int from = index.value(edge.from, -1);
            const int to = index.value(edge.to, -1);
            if (from >= 0 && to >= 0 && from != to) {
                m_targets[from].append(to);
                m_sources[to].append(from);
            }
        }
        assignLayers();
        assignPositions();
    }

    int layer(int node) const { return m_layer[node]; }
    int position(int node) const { return m_position[node]; }
    int rowsOf(int layer) const { return int(m_layers[layer].size()); }
    int tallest() const
    {
        const auto longest = std::ranges::max_element(m_layers, {}, &QList<int>::size);
        return longest == m_layers.end() ? 0 : int(longest->size());
    }

private:
    /// One behind the furthest of what leads there; bounded, so that a cycle ends it too.
    void assignLayers()
    {
        const int count = int(m_layer.size());
        for (int pass = 0, moved = 1; pass < count && moved > 0; ++pass) {
            moved = 0;
            for (int node = 0; node < count; ++node) {
                for (const int target : std::as_const(m_targets[node])) {
                    if (m_layer[target] <= m_layer[node] && m_layer[node] + 1 < count) {
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
            for (qsizetype layer = 1; layer < m_layers.size(); ++layer)
                order(m_layers[layer], m_sources);
            for (qsizetype layer = m_layers.size() - 2; layer >= 0; --layer)
                order(m_layers[layer], m_targets);
        }
    }

    void order(QList<int> &layer, const QList<QList<int>> &neighbours)
    {
        QHash<int, double> median;
        for (const int node : std::as_const(layer)) {
            QList<int> positions;
            for (const int neighbour : neighbours[node])
                positions.append(m_position[neighbour]);
            std::ranges::sort(positions);
            median.insert(node,
                          positions.isEmpty() ? double(m_position[node])
                                              : double(positions[positions.size() / 2]));
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

} // namespace

QHash<QString, QPointF> layeredLayout(const Graph &graph)
{
    using namespace CanvasGrid;
    const Layering layering(graph);
    QHash<QString, QPointF> places;
    for (int i = 0; i < graph.nodes.size(); ++i) {
        // Columns are centred on each other, on the grid.
        const int missing = layering.tallest() - layering.rowsOf(layering.layer(i));
        const int top = missing * (nodeHeight + rowGap) / 2 / step * step;
        places.insert(graph.nodes[i].id,
                      QPointF(layering.layer(i) * (nodeWidth + columnGap),
                              top + layering.position(i) * (nodeHeight + rowGap)));
    }
    return places;
}

} // namespace Signalbox
