using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A file that was read to be held against a schema: with the types of the schema where they fit, and else with those that its values have.</summary>
/// <param name="File">The file.</param>
/// <param name="Schema">The columns as they were read: those of the schema that it has, and then those that the schema does not have.</param>
/// <param name="Columns">The columns of the schema that it has.</param>
/// <param name="Found">What is known of all columns that were read.</param>
internal sealed record HeldFile(FileColumns File, SchemaInfo Schema, ImmutableArray<ReadColumn> Columns, FileStatistics Found)
{
    /// <summary>Where it comes from; null where nobody tells environments apart.</summary>
    public string? Environment { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, or a folder of files of one kind.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How the file is read.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing, malformed or damaged.</exception>
    /// <exception cref="ParameterException">The schema has no such environment.</exception>
    public static async Task<HeldFile> ReadAsync(string path, SchemaInfo schema, SchemaUpdateOptions options, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(schema);
        string? environment = DataGate.CheckEnvironment(schema, options.Environment ?? "");
        CsvOptions csv = options.Csv is { HasHeader: false, ColumnNames.IsEmpty: true }
            ? options.Csv with { ColumnNames = [.. schema.Columns.Select(static column => column.Name)] }
            : options.Csv;
        var source = new FileSource(path, csv, options.FindsDelimiter, options.MaxRows ?? long.MaxValue);
        FileColumns Find() => NumberTexts.Find(FileColumns.Find(source, cancellation), schema, cancellation);
        FileColumns file = await Task.Run(Find, cancellation).ConfigureAwait(false);
        ImmutableArray<ReadColumn> read = ReadColumn.Of(schema, file);
        ColumnInfo[] added = [.. file.Schema.Columns.Where(column => schema.IndexOf(column.Name) < 0 && !ReadColumn.IsLedInto(column.Name, schema, file))];
        var reading = new SchemaInfo(schema.Name, [.. read.Select(static column => column.Read), .. added]);
        return new HeldFile(file, reading, read, await FileStatistics.ReadAsync(file, reading, cancellation).ConfigureAwait(false)) { Environment = environment };
    }

    /// <summary>What came of what is expected of a column.</summary>
    /// <param name="place">The column's place among <see cref="Columns"/>.</param>
    public ImmutableArray<ExpectationReport> ReportsOf(int place) => Found.Expectations.Length > place ? Found.Expectations[place] : [];
}
