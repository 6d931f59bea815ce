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
    /// <param name="path">The file, or a folder of files of one kind.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How the file is read; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing, malformed or damaged.</exception>
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
        return new SchemaCheck(schema, found, [.. Misfits(schema, held), .. anomalies.Select(each => Misfit.WithExamples(each, held))]);
    }

    /// <summary>The check for a console: what is not as expected. Nothing of columns that the schema does not speak of, for they may be sensitive.</summary>
    public ImmutableArray<ReportSection> Describe() => ReportSections.BriefOf(new ReportContent(Statistics) { Anomalies = Anomalies });

    // Of sensitive numbers statistics have no ends by which it could be told that the type is too narrow, and of decimals they do not tell it.
    private static IEnumerable<Anomaly> Misfits(SchemaInfo schema, HeldFile held)
    {
        for (int i = 0; i < held.Columns.Length; i++)
        {
            (ColumnInfo declared, ColumnStatistics found) = (held.Columns[i].Declared, held.Found.Statistics.Columns[i]);
            if (!declared.IsExpectedIn(held.Environment) || !(declared.IsSensitive || declared.Type == ColumnType.Decimal))
                continue;
            if (NumberFit.Misfits(held.Columns[i], found, held.ReportsOf(i)) is not (> 0 and var misfits))
                continue;
            string values = Sentence.Of(misfits, found.Present, "values", "is", "are");
            yield return new Anomaly(
                AnomalyKind.OtherType, AnomalySeverity.Error, declared.Name,
                $"{declared.Name}: {values} no {ParquetTypes.CSharpName(declared.Type)}, which {schema.Name}.{declared.Member} expects.")
            {
                Count = misfits,
                Of = found.Present,
                IsSensitive = declared.IsSensitive,
                Remedy = SchemaLine.As(declared, found),
            };
        }
    }

    // What was read as texts because a file has nothing else is of the type that the texts stand for.
    private static ColumnStatistics AsDeclared(HeldFile held, ColumnStatistics found, int place) =>
        place < held.Columns.Length && held.Columns[place] is { IsOfType: true, Declared.Type: ColumnType.Binary }
            ? found with { Type = ColumnType.Binary }
            : found;

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
