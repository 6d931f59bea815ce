using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A file whose columns were found.</summary>
/// <param name="Source">The file; of CSV with the delimiter that was found.</param>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="Columns">Its columns, in their order.</param>
internal sealed record FileColumns(FileSource Source, FileKind Kind, ImmutableArray<ColumnGuess> Columns)
{
    /// <summary>The columns that can be read, as a schema in which every value may be missing.</summary>
    public SchemaInfo Schema { get; } = new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Source.Path)), [.. Columns.Where(static column => column.Problem is null).Select(ToInfo)]);

    /// <summary>The arguments that <c>ReadCsv</c> needs behind the path, as C#; empty for a usual file.</summary>
    public string Arguments => Kind == FileKind.Csv ? CsvArguments.Of(Source.Csv) : "";

    /// <summary>Finds the columns of a file: their types from the footer of Parquet, and else from the texts of all values.</summary>
    /// <param name="source">The file.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing, malformed or damaged.</exception>
    public static FileColumns Find(FileSource source, CancellationToken cancellation)
    {
        FileKind kind = source.Kind;
        (List<ColumnGuess> columns, CsvOptions csv) = kind switch
        {
            FileKind.Parquet => (ParquetInference.Read(source), source.Csv),
            FileKind.JsonLines => (JsonLinesInference.Read(source, cancellation), source.Csv),
            _ => CsvInference.Read(source, cancellation),
        };
        return new FileColumns(source with { Csv = csv }, kind, [.. columns.Select(WithProblem)]);
    }

    private static ColumnGuess WithProblem(ColumnGuess column) => column.Problem is null && string.IsNullOrWhiteSpace(column.Name)
        ? column with { Problem = "its name is blank, and columns are read by name" }
        : column;

    private static ColumnInfo ToInfo(ColumnGuess column) => new(column.Name, column.Name, column.Type!.Value, IsNullable: true)
    {
        Item = column.Item is null ? null : ToInfo(column.Item),
    };
}
