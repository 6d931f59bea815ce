namespace Millrace.Data;

/// <summary>A file, or a folder of files of one kind, of which nothing is known but how it is written down.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Csv">How a CSV file is written down.</param>
/// <param name="FindsDelimiter">Whether the delimiter of a CSV file is looked for where <paramref name="Csv"/> has the usual one.</param>
/// <param name="MostRows">How many rows are read at most.</param>
internal sealed record FileSource(string Path, CsvOptions Csv, bool FindsDelimiter = true, long MostRows = long.MaxValue)
{
    /// <summary>What kind of files they are. A folder of CSV may hold JSON beside it that says something of the files, but not the other way round.</summary>
    public FileKind Kind =>
        Has([".parquet"]) ? FileKind.Parquet
        : Has(JsonLinesFile.Extensions) && !Has(CsvFile.Extensions) ? FileKind.JsonLines
        : FileKind.Csv;

    private bool Has(IReadOnlyList<string> extensions) => Directory.Exists(Path)
        ? Directory.EnumerateFiles(Path).Any(file => SourceFiles.HasOne(file, extensions))
        : SourceFiles.HasOne(Path, extensions);
}
