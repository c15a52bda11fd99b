// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/prometheus.h"

#include <map>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Labels = std::map<QByteArray, QString>;

/// Writes metric families in the order of the calls.
class Exposition
{
public:
    void family(QByteArrayView name, QByteArrayView type, QByteArrayView help)
    {
        m_name = name.toByteArray();
        m_text += "# HELP " + m_name + ' ' + help.toByteArray() + "\n# TYPE " + m_name + ' '
            + type.toByteArray() + '\n';
    }

    void sample(const Labels &labels, double value, QByteArrayView suffix = {})
    {
        m_text += m_name + suffix.toByteArray();
        char separator = '{';
        for (const auto &[label, text] : labels) {
            m_text += separator + label + "=\"" + escaped(text) + '"';
            separator = ',';
        }
        if (!labels.empty())
            m_text += '}';
        m_text += ' ' + QByteArray::number(value, 'g', 15) + '\n';
    }

    void histogram(QByteArrayView name, QByteArrayView help, const BoundedHistogram &histogram)
    {
        family(name, "histogram", help);
        qint64 below = 0;
        for (size_t i = 0; i < histogram.counts.size(); ++i) {
            below += histogram.counts[i];
            const auto bound = i < BoundedHistogram::bounds.size()
                ? QString::number(double(BoundedHistogram::bounds[i]) / 1e6)
                : u"+Inf"_s;
            sample({{"le", bound}}, double(below), "_bucket");
        }
        sample({}, double(histogram.sum) / 1e6, "_sum");
        sample({}, double(below), "_count");
    }

    QByteArray text() const { return m_text; }

private:
    static QByteArray escaped(QString text)
    {
        return text.replace(u'\\', u"\\\\"_s)
            .replace(u'"', u"\\\""_s)
            .replace(u'\n', u"\\n"_s)
            .toUtf8();
    }

    QByteArray m_text;
    QByteArray m_name;
};

QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

void writeSources(Exposition &out, const MonitorTotals &totals)
{
    const auto names = sorted(totals.sources.keys());
    out.family("signalbox_requests_total", "counter",
               "Requests to sources by what became of them.");
    for (const auto &name : names) {
        const auto &source = totals.sources[name];
        qint64 rejected = 0;
        for (const auto count : source.rejected)
            rejected += count;
        out.sample({{"source", name}, {"status", u"accepted"_s}}, double(source.accepted));
        out.sample({{"source", name}, {"status", u"duplicate"_s}}, double(source.duplicates));
        out.sample({{"source", name}, {"status", u"conflict"_s}}, double(source.conflicts));
        out.sample({{"source", name}, {"status", u"replayed"_s}}, double(source.replayed));
        out.sample({{"source", name}, {"status", u"rejected"_s}}, double(rejected));
        out.sample({{"source", name}, {"status", u"overloaded"_s}}, double(source.overloaded));
    }
    out.family("signalbox_rejections_total", "counter", "Refused requests by cause.");
    for (const auto &name : names) {
        const auto &rejected = totals.sources[name].rejected;
        std::map<QString, qint64> byCause;
        for (const auto &[cause, count] : rejected.asKeyValueRange())
            byCause[rejectionCauseName(cause)] = count;
        for (const auto &[cause, count] : byCause)
            out.sample({{"source", name}, {"cause", cause}}, double(count));
    }
    out.family("signalbox_warnings_total", "counter", "Events that are not as a schema has them.");
    for (const auto &name : names)
        out.sample({{"source", name}}, double(totals.sources[name].warned));
    out.family("signalbox_received_bytes_total", "counter", "Bytes of accepted and known bodies.");
    for (const auto &name : names)
        out.sample({{"source", name}}, double(totals.sources[name].bytes));
}

void writeDestinations(Exposition &out, const MonitorTotals &totals)
{
    const auto names = sorted(totals.destinations.keys());
    out.family("signalbox_attempts_total", "counter", "Delivery attempts by outcome.");
    for (const auto &name : names) {
        std::map<QString, qint64> byOutcome;
        for (const auto &[outcome, count] : totals.destinations[name].attempts.asKeyValueRange())
            byOutcome[attemptOutcomeName(outcome)] = count;
        for (const auto &[outcome, count] : byOutcome)
            out.sample({{"destination", name}, {"outcome", outcome}}, double(count));
    }
    out.family("signalbox_deliveries_total", "counter", "Deliveries that ended, by status.");
    for (const auto &name : names) {
        const auto &destination = totals.destinations[name];
        out.sample({{"destination", name}, {"status", u"succeeded"_s}},
                   double(destination.succeeded));
        out.sample({{"destination", name}, {"status", u"dead"_s}}, double(destination.dead));
    }
}

} // namespace

QByteArray prometheusText(const MonitorTotals &totals, const StationStatus &status)
{
    Exposition out;
    writeSources(out, totals);
    writeDestinations(out, totals);
    out.family("signalbox_routed_total", "counter", "Events that a workflow took.");
    for (const auto &name : sorted(totals.routedByWorkflow.keys()))
        out.sample({{"workflow", name}}, double(totals.routedByWorkflow[name]));
    out.histogram("signalbox_acknowledgement_seconds",
                  "From the first byte of a request to its answer.", totals.acknowledgement);
    out.histogram("signalbox_routing_seconds", "Evaluation of one event.", totals.evaluation);
    out.histogram("signalbox_attempt_seconds", "Duration of delivery attempts.", totals.attempt);
    out.histogram("signalbox_end_to_end_seconds", "From received to delivered.", totals.endToEnd);
    out.family("signalbox_pending_deliveries", "gauge", "Deliveries that wait or retry.");
    out.sample({}, double(status.queueDepth));
    out.family("signalbox_dead_deliveries", "gauge", "Dead letters.");
    out.sample({}, double(status.dead));
    out.family("signalbox_stored_events", "gauge", "Events in the store.");
    out.sample({}, double(status.events));
    out.family("signalbox_stored_rejections", "gauge", "Rejections in the store.");
    out.sample({}, double(status.rejections));
    return out.text();
}

} // namespace Signalbox
