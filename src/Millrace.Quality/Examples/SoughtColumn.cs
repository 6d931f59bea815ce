using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A column in which examples are looked for.</summary>
/// <param name="Declared">As the schema has it.</param>
/// <param name="Read">As it is read; of a file that may be another type.</param>
internal sealed record SoughtColumn(ColumnInfo Declared, ColumnInfo Read)
{
    /// <summary>How the file is written down from which texts come that may stand for values of another type; null where it is no CSV.</summary>
    public CsvOptions? Csv { get; init; }

    /// <summary>Whether no value may be told.</summary>
    public bool IsMasked { get; } = IsSensitive(Declared) || IsSensitive(Read);

    private static bool IsSensitive(ColumnInfo column) => column.IsSensitive || column.Item is { IsSensitive: true };
}
