namespace Millrace.Data;

/// <summary>Finds the columns of CSV files.</summary>
internal static class CsvInference
{
    private const int RowsBetweenChecks = 4096;

    /// <exception cref="CsvException">A file is malformed, or lacks a column of the first.</exception>
    public static (List<ColumnGuess> Columns, long Rows) Read(string path, SchemaInferenceOptions options, CancellationToken cancellation)
    {
        TextProfile[]? profiles = null;
        string[] names = [];
        long rows = 0;
        foreach (string file in SourceFiles.Find(path, ".csv", message => new CsvException(path, null, null, message)))
        {
            using CsvFileReader reader = CsvFileReader.Open(file, options.Csv);
            if (profiles is null)
            {
                names = [.. reader.Header];
                profiles = [.. names.Select(name => new TextProfile(name))];
            }

            int[] positions = reader.Bind(names);
            using var cursor = new CsvCursor(reader);
            while (rows < (options.MaxRows ?? long.MaxValue) && cursor.Next())
            {
                if (rows++ % RowsBetweenChecks == 0)
                    cancellation.ThrowIfCancellationRequested();
                for (int i = 0; i < profiles.Length; i++)
                    Add(profiles[i], cursor, positions[i]);
            }
        }

        var guesses = profiles!.Select(profile => profile.ToGuess()).ToList();
        Dictionary<string, int> counts = names.CountBy(static name => name).ToDictionary(StringComparer.Ordinal);
        for (int i = 0; i < guesses.Count; i++)
        {
            if (counts[guesses[i].Name] > 1)
                guesses[i] = guesses[i] with { Problem = "the header names it twice, and columns are read by name" };
        }

        return (guesses, rows);
    }

    private static void Add(TextProfile profile, CsvCursor cursor, int position)
    {
        if (cursor.TryGetText(position, out ReadOnlySpan<char> text))
            profile.Add(text);
        else
            profile.AddMissing();
    }
}
