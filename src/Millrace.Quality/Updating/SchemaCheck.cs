using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What of a file is not as a schema says, before any step reads it.</summary>
public sealed class SchemaCheck
{
    private SchemaCheck(SchemaInfo schema, DatasetStatistics statistics, ImmutableArray<Anomaly> anomalies)
    {
        Schema = schema;
        Statistics = statistics;
        Anomalies = anomalies;
    }

    /// <summary>The schema.</summary>
    public SchemaInfo Schema { get; }

    /// <summary>What is known of the file's rows.</summary>
    public DatasetStatistics Statistics { get; }

    /// <summary>What is not as expected, errors first.</summary>
    public ImmutableArray<Anomaly> Anomalies { get; }

    /// <summary>Whether no anomaly is an error.</summary>
    public bool Holds => !Anomalies.Any(static anomaly => anomaly.Severity == AnomalySeverity.Error);

    /// <summary>
    /// Holds a file against a schema: columns and their types, missing values, and what is expected of values. Rules and references to other datasets are not
    /// looked at, nor the names of enumerations, nor, where not all rows are read, how many there are.
    /// </summary>
    /// <remarks>
    /// Numbers that a Parquet file has with another type than the schema are read as a step would read them, in lists as well: those that the type does not
    /// hold to the last digit are counted, and a NaN is a missing value where the type has none. That texts of CSV or JSON have more digits than a decimal
    /// holds is told, and not of how many; a decimal of Parquet that has more cannot be read by any type, so that its file is refused with the row.
    /// Where something is found that the first look does not place, its columns are read once more, until its first rows are found.
    /// </remarks>
    /// <param name="path">The file, or a folder of files of one kind.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How the file is read; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing, malformed or damaged, or has a decimal of more digits than any type holds.</exception>
    /// <exception cref="ParameterException">The schema has no such environment.</exception>
    public static async Task<SchemaCheck> OfAsync(
        string path, SchemaInfo schema, SchemaUpdateOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new SchemaUpdateOptions();
        HeldFile held = await HeldFile.ReadAsync(path, schema, options, cancellation).ConfigureAwait(false);
        DatasetStatistics read = held.Found.Statistics, found = read with { Columns = [.. read.Columns.Select((column, i) => AsDeclared(held, column, i))] };
        SchemaInfo expected = Expected(schema, held, isWhole: options.MaxRows is not { } most || found.Rows < most);
        ImmutableArray<ExpectationReport> reports = [.. held.Columns.SelectMany((_, i) => held.ReportsOf(i))];
        ImmutableArray<Anomaly> anomalies = AnomalyFinder.Find(expected, found, reports, held.Environment);
        ImmutableArray<Anomaly> misfits = [.. TypeMisfit.Find(schema, held)];
        anomalies = [.. misfits, .. anomalies.Where(each => !TypeMisfit.Tells(each, misfits, held))];
        return new SchemaCheck(schema, found, await FileExamples.AddAsync(anomalies, held, cancellation).ConfigureAwait(false));
    }

    /// <summary>The check for a console: what is not as expected. Nothing of columns that the schema does not speak of, for they may be sensitive.</summary>
    public ImmutableArray<ReportSection> Describe() => ReportSections.BriefOf(new ReportContent(Statistics) { Anomalies = Anomalies });

    // What was read as texts because a file has nothing else is of the type that the texts stand for, and numbers that are held against a type are told apart.
    private static ColumnStatistics AsDeclared(HeldFile held, ColumnStatistics found, int place) =>
        place >= held.Columns.Length ? found
        : held.Columns[place] is { IsOfType: true, Declared.Type: ColumnType.Binary } ? found with { Type = ColumnType.Binary }
        : held.Columns[place].Held is not { } type ? found
        : found.Lists is { } lists ? found with { Lists = lists with { Items = lists.Items with { Type = type.Type } } }
        : found with { Type = type.Type };

    private static SchemaInfo Expected(SchemaInfo schema, HeldFile held, bool isWhole)
    {
        Dictionary<string, ReadColumn> read = held.Columns.ToDictionary(static column => column.Declared.Name, StringComparer.Ordinal);
        return new SchemaInfo(schema.Name, [.. schema.Columns.Select(Checked)]) { Rows = isWhole ? schema.Rows : null, Environments = schema.Environments };

        // Bytes that are written as texts have other lengths.
        ColumnInfo Checked(ColumnInfo column) => read.GetValueOrDefault(column.Name) is { IsOfType: true } known && known.Read.Type != column.Type
            ? column with { Expectations = [.. column.Expectations.Where(static each => each is not LengthExpectation)] }
            : column;
    }
}
