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
        ImmutableArray<ColumnInfo> columns = [.. guesses.Where(guess => guess.Problem is null).Select(Loose)];
        var schema = new SchemaInfo(Path.GetFileName(path), columns);
        using var batch = new LooseBatch(schema);
        TextDomain[] domains = [.. columns.Select(_ => new TextDomain())];
        bool[] missing = new bool[columns.Length];
        bool[] itemsMissing = new bool[columns.Length];
        bool[] isText = [.. guesses.Where(guess => guess.Problem is null).Select(guess => guess is { Type: ColumnType.Text, Note: null })];
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
                    itemsMissing[i] |= batch.Columns[i] is ListColumn { Items.MissingCount: > 0 };
                    if (isText[i])
                        Add(domains[i], (TextColumn)batch.Columns[i]);
                }
            }
        }

        return ([.. guesses.Select(guess => Complete(guess))], rows);

        ColumnGuess Complete(ColumnGuess guess)
        {
            if (guess.Problem is not null)
                return guess;
            int i = schema.IndexOf(guess.Name);
            return guess with
            {
                IsNullable = missing[i],
                Domain = isText[i] ? domains[i].ToImmutable() : [],
                Item = guess.Item is null ? null : guess.Item with { IsNullable = itemsMissing[i] },
            };
        }
    }

    private static List<ColumnGuess> ReadFooter(string file)
    {
        FileMetadata metadata = ParquetFileReader.ReadMetadata(file);
        return [.. metadata.Root.Children.Select(node => Guess(metadata, node))];
    }

    private static ColumnGuess Guess(FileMetadata metadata, SchemaNode node)
    {
        if (LooseSchema.ColumnOf(metadata, node) is not { } column)
            return new ColumnGuess(node.Name, null, false, []) { Problem = $"it is {ParquetTypes.Describe(node)} without fields" };
        bool isJson = column.Type == ColumnType.Text && (node.Type is null || node.Repetition == Repetition.Repeated);
        return new ColumnGuess(node.Name, column.Type, false, [])
        {
            Item = column.Item is { } item ? new ColumnGuess(item.Name, item.Type, false, []) : null,
            Note = isJson ? $"{ParquetTypes.Describe(node)} as JSON" : null,
        };
    }

    private static ColumnInfo Loose(ColumnGuess guess) => new(guess.Name, guess.Name, guess.Type!.Value, IsNullable: true)
    {
        Item = guess.Item is null ? null : Loose(guess.Item),
    };

    private static void Add(TextDomain domain, TextColumn text)
    {
        ReadOnlySpan<int> codes = text.Codes;
        for (int i = 0; i < codes.Length && !domain.HasTooMany; i++)
        {
            if (codes[i] >= 0)
                domain.Add(text.GetText(codes[i]));
        }
    }
}
