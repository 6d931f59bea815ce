using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Finds the columns of Parquet files: their types from the first footer, what is missing and which texts occur from the rows.</summary>
internal static class ParquetInference
{
    /// <exception cref="DataException">A file is damaged, or lacks a column of the first.</exception>
    public static (List<ColumnGuess> Columns, long Rows) Read(string path, SchemaInferenceOptions options, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = SourceFiles.Find(path, ".parquet", message => new DataException($"{path}: {message}"));
        List<ColumnGuess> guesses = ReadFooter(files[0]);
        ImmutableArray<ColumnInfo> columns =
            [.. guesses.Where(guess => guess.Problem is null).Select(guess => new ColumnInfo(guess.Name, guess.Name, guess.Type!.Value, IsNullable: true))];
        var schema = new SchemaInfo(Path.GetFileName(path), columns);
        using var batch = new LooseBatch(schema);
        TextDomain[] domains = [.. columns.Select(_ => new TextDomain())];
        bool[] missing = new bool[columns.Length];
        long rows = 0;
        foreach (string file in files)
        {
            using ParquetFileReader reader = ParquetFileReader.Open(file, batch);
            while (rows < (options.MaxRows ?? long.MaxValue) && reader.Read(batch, RowSource.BatchRows, cancellation))
            {
                rows += batch.Count;
                for (int i = 0; i < columns.Length; i++)
                {
                    missing[i] |= batch.Columns[i].MissingCount > 0;
                    Add(domains[i], batch.Columns[i]);
                }
            }
        }

        return ([.. guesses.Select(guess => Complete(guess))], rows);

        ColumnGuess Complete(ColumnGuess guess) => schema.IndexOf(guess.Name) is >= 0 and var i && guess.Problem is null
            ? guess with { IsNullable = missing[i], Domain = guess.Type == ColumnType.Text ? domains[i].ToImmutable() : [] }
            : guess;
    }

    private static List<ColumnGuess> ReadFooter(string file)
    {
        FileMetadata metadata = ParquetFileReader.ReadMetadata(file);
        return [.. metadata.Root.Children.Select(node => Guess(metadata, node))];
    }

    private static ColumnGuess Guess(FileMetadata metadata, SchemaNode node) => LooseSchema.ColumnOf(metadata, node) is { Item: null } column
        ? new ColumnGuess(node.Name, column.Type, false, [])
        : new ColumnGuess(node.Name, null, false, []) { Problem = $"it is {ParquetTypes.Describe(node)}" };

    private static void Add(TextDomain domain, Column column)
    {
        if (column is not TextColumn text)
            return;
        foreach (int code in text.Codes)
        {
            if (code >= 0)
                domain.Add(text.GetText(code));
        }
    }
}
