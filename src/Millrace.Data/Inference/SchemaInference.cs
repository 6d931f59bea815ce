using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Writes the schema of a file as C# source, to be kept with the code and corrected by hand: what is sensitive no program can see.</summary>
public static class SchemaInference
{
    private const string Packed = ".gz";

    /// <summary>
    /// Reads a file, or the files of a folder, and writes a schema that reads them. CSV columns get the narrowest of bool, int, long,
    /// ulong, double, DateOnly, DateTime, TimeOnly, Guid and string that reads every value; whole numbers beyond half of int's range are long,
    /// those with leading zeros are text, as are columns without values. Names in JSON lines get the same, but what stands in quotes is no number; arrays of
    /// values are arrays, objects and deeper arrays are read as JSON. Parquet columns get the type that they have, lists of values
    /// arrays; deeper lists, structures and maps are read as JSON. Columns with missing values are nullable. Texts with at
    /// most 20 distinct values over at least 100 rows get their domain, with a reminder of what to do where they tell of persons. Where CSV differs from the
    /// usual, a comment says how to read it.
    /// </summary>
    /// <param name="path">A file, or a folder of files of one kind: Parquet where it ends with <c>.parquet</c>, JSON lines with <c>.jsonl</c>, <c>.ndjson</c>
    /// or <c>.json</c> (with <c>.gz</c> behind it as well), and else CSV.</param>
    /// <param name="options">Names and limits; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The source of one file: a <c>[Schema] public partial record struct</c>.</returns>
    /// <exception cref="DataException">A file is missing, malformed or damaged.</exception>
    public static async Task<string> InferAsync(string path, SchemaInferenceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new SchemaInferenceOptions();
        (List<ColumnGuess> columns, long rows, string arguments) =
            await Task.Run(() => Read(path, options, cancellation), cancellation).ConfigureAwait(false);
        return Write(path, columns, rows, arguments, options);
    }

    // A folder of CSV may hold JSON beside it that says something of the files, but not the other way round.
    private static (List<ColumnGuess> Columns, long Rows, string Arguments) Read(
        string path, SchemaInferenceOptions options, CancellationToken cancellation)
    {
        bool isParquet = Has(path, [".parquet"]);
        if (isParquet || (Has(path, JsonLinesFile.Extensions) && !Has(path, CsvFile.Extensions)))
        {
            (List<ColumnGuess> found, long count) = isParquet
                ? ParquetInference.Read(path, options, cancellation)
                : JsonLinesInference.Read(path, options, cancellation);
            return (found, count, "");
        }

        (List<ColumnGuess> columns, long rows, CsvOptions csv) = CsvInference.Read(path, options, cancellation);
        return (columns, rows, CsvArguments.Of(csv));
    }

    private static bool Has(string path, IReadOnlyList<string> extensions) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Any(file => SourceFiles.HasOne(file, extensions))
        : SourceFiles.HasOne(path, extensions);

    private static bool IsPacked(string file) => file.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);

    private static string Write(string path, List<ColumnGuess> columns, long rows, string arguments, SchemaInferenceOptions options)
    {
        string file = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        string name = options.Name ?? CSharpNames.Type(Path.GetFileNameWithoutExtension(IsPacked(file) ? file[..^Packed.Length] : file));
        var source = new StringBuilder("using System;\nusing Millrace;\n\n");
        if (options.Namespace is not null)
            source.Append("namespace ").Append(options.Namespace).Append(";\n\n");
        IEnumerable<string> names = columns.Where(static column => ProblemOf(column) is null).Select(static column => column.Name);
        if (names.CountBy(static name => name, StringComparer.OrdinalIgnoreCase).Any(static each => each.Value > 1))
            source.Append("// The file has names that differ in case alone, which other programs may not tell apart.\n#pragma warning disable MR0128\n\n");
        if (arguments.Length > 0)
            source.Append("// The file is no usual CSV: read it with ReadCsv<").Append(name).Append(">.Step(path, ").Append(arguments).Append(").\n\n");
        source.Append(CultureInfo.InvariantCulture, $"/// <summary>A row of {Comment(file)}, as found in {rows:N0} rows.</summary>\n")
            .Append(CultureInfo.InvariantCulture, $"[Schema]\npublic partial record struct {name}\n{{\n");
        if (columns.Any(static column => !column.Domain.IsEmpty))
        {
            source.Append("    // [OneOf] repeats texts of the file. Where a column tells of persons, mark it [Sensitive] and remove its [OneOf].\n");
        }

        Dictionary<string, int> used = new(StringComparer.Ordinal) { [name] = 2 };
        for (int i = 0; i < columns.Count; i++)
        {
            ColumnGuess column = columns[i];
            if (ProblemOf(column) is { } problem)
            {
                source.Append(CultureInfo.InvariantCulture, $"    // Column {CSharpNames.Literal(column.Name)} is left out: {problem}.\n");
                continue;
            }

            string member = CSharpNames.Unique(CSharpNames.Pascal(column.Name, string.Create(CultureInfo.InvariantCulture, $"Column{i + 1}")), used);
            string domain = column.Domain.IsEmpty ? "" : $", OneOf({string.Join(", ", column.Domain.Select(CSharpNames.Literal))})";
            string attributes = $"[Column({CSharpNames.Literal(column.Name)}){domain}]";
            if (column.Note is { } note)
                source.Append(CultureInfo.InvariantCulture, $"    // {char.ToUpperInvariant(note[0])}{note[1..]}.\n");
            source.Append(CultureInfo.InvariantCulture, $"    {attributes} public {TypeOf(column)} {member} {{ get; init; }}\n");
        }

        return source.Append("}\n").ToString();
    }

    private static string? ProblemOf(ColumnGuess column) =>
        column.Problem ?? (string.IsNullOrWhiteSpace(column.Name) ? "its name is blank, and columns are read by name" : null);

    private static string TypeOf(ColumnGuess column) => TypeName(column) + (column.IsNullable ? "?" : "");

    // byte[] is no list, but one value.
    private static string TypeName(ColumnGuess column) => column.Item is { } item
        ? $"{TypeOf(item.Type == ColumnType.Byte ? item with { IsNullable = true } : item)}[]"
        : ParquetTypes.CSharpName(column.Type!.Value);

    // Lines end in C# where they do in Unicode.
    private static string Comment(string text) => string.Concat(text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Select(static each => char.IsControl(each) || each is '\u2028' or '\u2029' ? ' ' : each));
}
