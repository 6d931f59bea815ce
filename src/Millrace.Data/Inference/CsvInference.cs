using System.Text;

namespace Millrace.Data;

/// <summary>Finds the columns of CSV files.</summary>
internal static class CsvInference
{
    /// <exception cref="CsvException">A file is malformed, or lacks a column of the first.</exception>
    public static (List<ColumnGuess> Columns, CsvOptions Csv) Read(FileSource source, CancellationToken cancellation)
    {
        TextProfile[]? profiles = null;
        string[] names = [];
        char[] buffer = [];
        long left = source.MostRows;
        IReadOnlyList<string> files = CsvFile.Find(source.Path);
        CsvOptions csv = source.Csv;
        if (source.FindsDelimiter && csv.Delimiter == CsvOptions.Default.Delimiter)
            csv = csv with { Delimiter = DelimiterSearch.Find(files[0], csv, cancellation) };
        foreach (string file in files)
        {
            using CsvFileReader reader = CsvFileReader.Open(file, csv, CsvLimits.Default, cancellation);
            if (profiles is null)
            {
                names = [.. reader.Header];
                profiles = [.. names.Select(name => new TextProfile(name, csv))];
            }

            int[] positions = reader.Bind(names);
            using var cursor = new CsvCursor(reader);
            while (left > 0 && cursor.Next(cancellation))
            {
                int count = (int)Math.Min(cursor.Rows, left);
                for (int i = 0; i < profiles.Length; i++)
                    Add(profiles[i], cursor.FieldsOf(positions[i]), count, ref buffer);
                left -= count;
            }
        }

        var guesses = profiles!.Select(profile => profile.ToGuess()).ToList();
        Dictionary<string, int> counts = names.CountBy(static name => name).ToDictionary(StringComparer.Ordinal);
        for (int i = 0; i < guesses.Count; i++)
        {
            if (counts[guesses[i].Name] > 1)
                guesses[i] = guesses[i] with { Problem = "the header names it twice, and columns are read by name" };
        }

        return (guesses, csv);
    }

    private static void Add(TextProfile profile, in CsvFields fields, int count, ref char[] buffer)
    {
        for (int i = 0; i < count; i++)
        {
            if (!fields.TryGet(i, out ReadOnlySpan<byte> padded, out int length))
                continue;

            if (buffer.Length < length)
                buffer = new char[Math.Max(length, 2 * buffer.Length)];
            profile.Add(buffer.AsSpan(0, Encoding.UTF8.GetChars(padded[..length], buffer)));
        }
    }
}
