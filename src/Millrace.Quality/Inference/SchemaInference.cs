using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Writes the schema of a file as C# source, to be kept with the code and corrected by hand: what is sensitive no program can see.</summary>
public static class SchemaInference
{
    private const string Packed = ".gz";

    /// <summary>
    /// Reads a file, or the files of a folder, and writes a schema that reads them and expects what was found in them. CSV columns get the narrowest of bool,
    /// int, long, ulong, double, DateOnly, DateTime, TimeOnly, Guid and string that reads every value; whole numbers beyond half of int's range are long,
    /// those with leading zeros are text, as are columns without values. Names in JSON lines get the same, but what stands in quotes is no number; arrays of
    /// values are arrays, objects and deeper arrays are read as JSON. Parquet columns get the type that they have, lists of values
    /// arrays; deeper lists, structures and maps are read as JSON. Where CSV differs from the usual, a comment says how to read it.
    /// </summary>
    /// <remarks>
    /// The rest stands on the statistics of the values. Columns with missing values are nullable, and over at least 100 rows <c>[Presence]</c> lets twice as
    /// many be missing, rounded up to one digit: of 5 in 10,000 come <c>?</c> and <c>[Presence(0.999)]</c>, where TensorFlow Data Validation calls such a column
    /// required, because a type of C# either has room for a missing value or has none. At most 100 different texts, of 60 characters at most, are a
    /// domain where each occurs five times on the average and 100 are there, with a reminder of what to do where they tell of persons. At least 100 numbers,
    /// all finite and not all equal, get <c>[InRange]</c>, whose ends are rounded outward to the power of ten that is not above their distance; whole numbers
    /// that are all there between the ends (hours, months) keep these, and whole numbers that differ from row to row (keys, counters) get no range, as dates
    /// and times get none: the next file goes on.
    /// </remarks>
    /// <param name="path">A file, or a folder of files of one kind: Parquet where it ends with <c>.parquet</c>, JSON lines with <c>.jsonl</c>, <c>.ndjson</c>
    /// or <c>.json</c> (with <c>.gz</c> behind it as well), and else CSV.</param>
    /// <param name="options">Names and limits; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The source of one file: a <c>[Schema] public partial record struct</c>.</returns>
    /// <exception cref="DataException">A file is missing, malformed or damaged, or has a decimal of more digits than any type holds.</exception>
    public static async Task<string> InferAsync(string path, SchemaInferenceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new SchemaInferenceOptions();
        (FileColumns file, FileStatistics found) = await ReadAsync(path, options, cancellation).ConfigureAwait(false);
        return Write(file, found, options);
    }

    /// <summary>The schema as the compiler would make it of the source.</summary>
    internal static async Task<SchemaInfo> SchemaOfAsync(string path, string name, CancellationToken cancellation)
    {
        (FileColumns file, FileStatistics found) = await ReadAsync(path, new SchemaInferenceOptions { Name = name }, cancellation).ConfigureAwait(false);
        return new SchemaInfo(name, [.. Columns(file, found, name).OfType<ColumnInfo>()]);
    }

    private static async Task<(FileColumns File, FileStatistics Found)> ReadAsync(string path, SchemaInferenceOptions options, CancellationToken cancellation)
    {
        var source = new FileSource(path, options.Csv, options.FindsDelimiter, options.MaxRows ?? long.MaxValue);
        FileColumns file = await Task.Run(() => FileColumns.Find(source, cancellation), cancellation).ConfigureAwait(false);
        return (file, await FileStatistics.ReadAsync(file, file.Schema, cancellation).ConfigureAwait(false));
    }

    private static string Write(FileColumns file, FileStatistics found, SchemaInferenceOptions options)
    {
        string path = Path.GetFileName(Path.TrimEndingDirectorySeparator(file.Source.Path));
        string name = options.Name ?? CSharpNames.Type(Path.GetFileNameWithoutExtension(IsPacked(path) ? path[..^Packed.Length] : path));
        var source = new StringBuilder("using System;\nusing Millrace;\n\n");
        if (options.Namespace is not null)
            source.Append("namespace ").Append(options.Namespace).Append(";\n\n");
        if (file.Schema.Columns.CountBy(static column => column.Name, StringComparer.OrdinalIgnoreCase).Any(static each => each.Value > 1))
            source.Append("// The file has names that differ in case alone, which other programs may not tell apart.\n#pragma warning disable MR0128\n\n");
        if (file.Arguments.Length > 0)
            source.Append("// The file is no usual CSV: read it with ReadCsv<").Append(name).Append(">.Step(path, ").Append(file.Arguments).Append(").\n\n");
        source.Append(CultureInfo.InvariantCulture, $"/// <summary>A row of {Comment(path)}, as found in {found.Statistics.Rows:N0} rows.</summary>\n")
            .Append(CultureInfo.InvariantCulture, $"[Schema]\npublic partial record struct {name}\n{{\n");
        ImmutableArray<ColumnInfo?> columns = Columns(file, found, name);
        if (columns.Any(static column => column?.Find<DomainExpectation>() is not null))
            source.Append("    // [OneOf] repeats texts of the file. Where a column tells of persons, mark it [Sensitive] and remove its [OneOf].\n");
        foreach ((ColumnGuess guess, ColumnInfo? column) in file.Columns.Zip(columns))
        {
            if (guess.Problem is { } problem)
                source.Append(CultureInfo.InvariantCulture, $"    // Column {CSharpNames.Literal(guess.Name)} is left out: {problem}.\n");
            if (guess.Note is { } note)
                source.Append(CultureInfo.InvariantCulture, $"    // {char.ToUpperInvariant(note[0])}{note[1..]}.\n");
            if (column is not null)
                source.Append(MemberSource.Write(column));
        }

        return source.Append("}\n").ToString();
    }

    // In the order of the file; null for those that are left out.
    private static ImmutableArray<ColumnInfo?> Columns(FileColumns file, FileStatistics found, string schema)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnInfo?>();
        Dictionary<string, int> used = new(StringComparer.Ordinal) { [schema] = 2 };
        for (int i = 0; i < file.Columns.Length; i++)
        {
            ColumnGuess guess = file.Columns[i];
            if (guess.Problem is not null)
            {
                columns.Add(null);
                continue;
            }

            string member = CSharpNames.Unique(CSharpNames.Pascal(guess.Name, string.Create(CultureInfo.InvariantCulture, $"Column{i + 1}")), used);
            columns.Add(InferredColumn.Of(found.Statistics.Find(guess.Name)!, member, isJson: guess is { Type: ColumnType.Text, Note: not null }));
        }

        return columns.ToImmutable();
    }

    private static bool IsPacked(string file) => file.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);

    // Lines end in C# where they do in Unicode.
    private static string Comment(string text) => string.Concat(text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Select(static each => char.IsControl(each) || each is '\u2028' or '\u2029' ? ' ' : each));
}
