// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/stationfile.h"
#include "core/station/stationfilefields.h"

#include <QHash>

namespace Signalbox {

/// Reads one object of a station file each; what is wrong goes to the problems, and what could be
/// read comes back all the same so that the rest can be checked.
class StationFileReaders
{
public:
    /// Names that a workflow may use.
    struct Known
    {
        QStringList sources;
        QStringList destinations;
        bool any = false; ///< whatever else is named is known too
    };

    using Files = QHash<QString, QByteArray>; ///< the section files: texts by name

    /// All must outlive this object.
    StationFileReaders(StationFileProblems &problems, const StationFileContext &context,
                       const Files &files);

    SourceConfig source(const YamlNode &node, const QString &path) const;
    DestinationConfig destination(const YamlNode &node, const QString &path) const;
    /// The member retain of \a fields, if it is there.
    void readRetain(const StationFileFields &fields, RetainConfig &retain) const;
    WorkflowConfig workflow(const YamlNode &node, const QString &path, const Known &known) const;
    /// Of a workflow that may be a part of one, at the top of a text: whatever it names is known,
    /// and whether it could run is not asked.
    Graph part(const YamlNode &node) const;

private:
    enum class Extent : quint8 { Whole, Part };

    void readName(const StationFileFields &fields, QString &name) const;
    void readUrl(const StationFileFields &fields, const QString &name, QString &target) const;
    void readIntake(const StationFileFields &fields, IntakeConfig &intake) const;
    void readOrder(const StationFileFields &fields, IntakeConfig &intake) const;
    void readAnswer(const StationFileFields &fields, IntakeConfig &intake) const;
    void readAnswerHeaders(const StationFileFields &answer, QMap<QString, QString> &headers) const;
    void readCredentials(const StationFileFields &fields, SourceConfig &config) const;
    void readSecrets(const YamlNode &node, const QString &path, const QString &slot,
                     QList<SourceSecret> &secrets) const;
    std::optional<SourceSecret> sourceSecret(const YamlNode &node, const QString &path) const;
    std::optional<SecretReference> secret(const YamlNode &node, const QString &path) const;
    void readHttp(const StationFileFields &fields, DestinationConfig &config) const;
    void readRetry(const StationFileFields &fields, RetryPolicy &policy) const;
    void readAdmission(const StationFileFields &fields, AdmissionConfig &admission) const;
    std::optional<SchemaConfig> schema(const YamlNode &node, const QString &path) const;
    std::optional<SchemaFile> schemaFile(const YamlNode &node, const StationFileFields &fields,
                                         const QString &path) const;
    Graph graph(const StationFileFields &fields, const Known &known,
                Extent extent = Extent::Whole) const;

    StationFileProblems &m_problems;
    const StationFileContext &m_context;
    const Files &m_files;
};

} // namespace Signalbox
