using System.Globalization;
using Sylvan.Data.Csv;

namespace Millrace.Benchmarks.Data;

/// <summary>Sylvan.Data.Csv, typed fields of one row after another. Texts are only looked at, not kept.</summary>
internal static class SylvanTables
{
    public static ReadingSums Read(string file)
    {
        var (rows, id, amount, score, length, rate, rates, takenAt) = (0L, 0L, 0.0, 0.0, 0L, 0.0, 0L, 0L);
        using CsvDataReader reader = CsvDataReader.Create(file, new CsvDataReaderOptions { Delimiter = ',', Culture = CultureInfo.InvariantCulture, BufferSize = 1 << 16 });
        while (reader.Read())
        {
            rows++;
            id += reader.GetInt64(0);
            amount += reader.GetDouble(1);
            score += reader.GetFloat(2);
            length += reader.GetFieldSpan(3).Length;
            if (!reader.GetFieldSpan(4).IsEmpty)
            {
                rate += reader.GetDouble(4);
                rates++;
            }

            takenAt += (reader.GetDateTime(5).Ticks - Readings.Start.Ticks) / TimeSpan.TicksPerMicrosecond;
        }

        return new ReadingSums(rows, id, amount, score, length, rate, rates, takenAt);
    }
}
