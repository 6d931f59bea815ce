using System.Text.Json.Serialization;
using CsvHelper;
using Parquet.Serialization.Attributes;

namespace Millrace.Benchmarks.Data;

/// <summary>A row as a class, for libraries that read and write objects.</summary>
[CsvRecord]
public sealed partial class ReadingRow
{
    /// <summary>The column id.</summary>
    [JsonPropertyName("id"), CsvColumn("id")]
    public long Id { get; set; }

    /// <summary>The column amount.</summary>
    [JsonPropertyName("amount"), CsvColumn("amount")]
    public double Amount { get; set; }

    /// <summary>The column score.</summary>
    [JsonPropertyName("score"), CsvColumn("score")]
    public float Score { get; set; }

    /// <summary>The column station.</summary>
    [JsonPropertyName("station"), CsvColumn("station"), ParquetRequired]
    public string Station { get; set; } = "";

    /// <summary>The column rate.</summary>
    [JsonPropertyName("rate"), CsvColumn("rate")]
    public double? Rate { get; set; }

    /// <summary>The column taken_at.</summary>
    [JsonPropertyName("taken_at"), CsvColumn("taken_at"), ParquetTimestamp(ParquetTimestampResolution.Microseconds)]
    public DateTime TakenAt { get; set; }

    internal static ReadingRow Of(Reading row) => new()
    {
        Id = row.Id,
        Amount = row.Amount,
        Score = row.Score,
        Station = row.Station,
        Rate = row.Rate,
        TakenAt = row.TakenAt,
    };

    internal ReadingSums ToSums() => new(
        1, Id, Amount, Score, Station.Length, Rate ?? 0, Rate is null ? 0 : 1, (TakenAt.Ticks - Readings.Start.Ticks) / TimeSpan.TicksPerMicrosecond);
}
