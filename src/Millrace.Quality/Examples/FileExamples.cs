using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Looks in a file for examples of what was found in it.</summary>
internal static class FileExamples
{
    /// <summary>Adds examples.</summary>
    /// <param name="anomalies">What was found.</param>
    /// <param name="held">The file.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The file is no longer what it was.</exception>
    public static async Task<ImmutableArray<Anomaly>> AddAsync(ImmutableArray<Anomaly> anomalies, HeldFile held, CancellationToken cancellation)
    {
        CsvOptions? csv = held.File.Kind == FileKind.Csv ? held.File.Source.Csv : null;
        ImmutableArray<SoughtColumn> columns =
        [
            .. held.Columns.Select(column => new SoughtColumn(column.Declared, column.Read) { Csv = csv }),

            // Whether values of columns that the schema does not have may be told, nobody has said.
            .. held.Schema.Columns.Skip(held.Columns.Length).Select(static column => new SoughtColumn(column, column with { IsSensitive = true })),
        ];
        anomalies = await SearchAsync(anomalies, columns, held, cancellation).ConfigureAwait(false);
        if (held.File.Kind == FileKind.Parquet)
            return anomalies;

        // Numbers that were read as doubles have lost the digits for which a decimal does not hold them. Their texts have them.
        ImmutableArray<SoughtColumn> texts = [.. columns.Where(static column => (column.Declared.Item ?? column.Declared).Type == ColumnType.Decimal).Select(AsTexts)];
        return await SearchAsync(anomalies, texts, held, cancellation).ConfigureAwait(false);
    }

    private static Task<ImmutableArray<Anomaly>> SearchAsync(
        ImmutableArray<Anomaly> anomalies, ImmutableArray<SoughtColumn> columns, HeldFile held, CancellationToken cancellation)
    {
        return Task.Run(() => ExampleSearch.AddAsync(anomalies, columns, Read, cancellation), cancellation);

        IAsyncEnumerable<Batch> Read(ImmutableArray<int> places) => FileStatistics.ReadRowsAsync(
            held.File, new SchemaInfo(held.Schema.Name, [.. places.Select(place => columns[place].Read)]), cancellation);
    }

    private static SoughtColumn AsTexts(SoughtColumn column) => column with
    {
        Read = column.Read.Item is { } item ? column.Read with { Item = AsText(item) } : AsText(column.Read),
    };

    private static ColumnInfo AsText(ColumnInfo column) => column with { Type = ColumnType.Text, IsNullable = true, Expectations = [] };
}
