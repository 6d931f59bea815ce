using CsvHelper;

namespace Millrace.Benchmarks.Data;

/// <summary>CsvHelper in its two ways: one record object that is filled again, and fields parsed by position from the bytes.</summary>
internal static class CsvHelperTables
{
    private static readonly CsvReaderOptions s_reading = new() { Separator = ',' };

    public static ReadingSums ReadRecords(string file)
    {
        ReadingSums sums = default;
        using var reader = CsvReader.FromFile(file, s_reading);
        foreach (ReadingRow row in reader.EnumerateRecords(new ReadingRow()))
            sums += row.ToSums();
        return sums;
    }

    public static ReadingSums ReadFields(string file)
    {
        var (rows, id, amount, score, length, rate, rates, takenAt) = (0L, 0L, 0.0, 0.0, 0L, 0.0, 0L, 0L);
        using var reader = CsvReader.FromFile(file, s_reading);
        while (reader.Read())
        {
            rows++;
            id += reader.Parse<long>(0);
            amount += reader.Parse<double>(1);
            score += reader.Parse<float>(2);
            length += reader.GetSpan(3).Length;
            if (!reader.IsEmpty(4))
            {
                rate += reader.Parse<double>(4);
                rates++;
            }

            takenAt += (reader.Parse<DateTime>(5).Ticks - Readings.Start.Ticks) / TimeSpan.TicksPerMicrosecond;
        }

        return new ReadingSums(rows, id, amount, score, length, rate, rates, takenAt);
    }

    public static void Write(IEnumerable<ReadingRow> rows, string file)
    {
        using var writer = CsvWriter.ToFile(file);
        writer.WriteRecords(rows);
    }
}
