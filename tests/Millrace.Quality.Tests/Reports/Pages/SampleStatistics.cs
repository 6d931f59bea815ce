using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality.Tests.Reports.Pages;

/// <summary>Datasets for reports.</summary>
internal static class SampleStatistics
{
    /// <summary>What stands in sensitive columns, and must not be seen anywhere.</summary>
    public const string Secret = "Wilhelmina-4711";

    /// <summary>Names and values that a page could stumble over.</summary>
    public static ImmutableArray<string> Hostile { get; } =
    [
        "</script><script>alert(1)</script>", "a & b &amp; c", "\"quoted\" 'single'", "two\nlines\r\n\tand a tab", "nul\0here", "half \uD800 a pair",
        "left \u202Eright", "mark \u200F\u061C", "😀👨‍👩‍👧", "<!-- ", "]]>", " spaces ", "", "\u0007bell\u0085", "\uFFFE\uFFFF", "<img src=x onerror=alert(1)>",
    ];

    public static ImmutableArray<Anomaly> Anomalies { get; } =
    [
        new Anomaly(AnomalyKind.NewColumn, AnomalySeverity.Warning, "surprise <b>", "The column surprise <b> is not in the schema Trip."),
        new Anomaly(AnomalyKind.TooLarge, AnomalySeverity.Error, "fare", "fare: 3 of 2,000 values are outside [InRange(0, 150)]: 160.5 in row 17, 151 in row 40, 180 in row 1999.")
        {
            Count = 3,
            Of = 2000,
            Examples = [new BrokenValue(17, "160.5"), new BrokenValue(40, "151"), new BrokenValue(1999, "180"), new BrokenValue(-1, Hostile[0])],
            Remedy = "[Column(\"fare\"), InRange(0, 180)]",
        },
        new Anomaly(AnomalyKind.UnexpectedLength, AnomalySeverity.Error, "rider", "rider: 1 of 2,000 values does not meet [Length(1, 10)].")
        {
            Count = 1,
            Of = 2000,
            Examples = [new BrokenValue(4, Secret)],
        },
        new Anomaly(AnomalyKind.LInfinityHigh, AnomalySeverity.Warning, "payment_type", "payment_type: the shares differ by 0.0225 (L-infinity), most of all those of \"Cash\".")
        {
            Distance = 0.0225,
            Threshold = 0.01,
            Remedy = "[Drift(0.03)]",
        },
    ];

    /// <summary>Trips with a column of each kind.</summary>
    /// <param name="seed">Another seed makes other trips.</param>
    /// <param name="shift">By how much they differ from those of 0.</param>
    /// <param name="rows">How many.</param>
    public static DatasetStatistics Trips(int seed = 1, double shift = 0, int rows = 2000)
    {
        var random = new Random(seed);
        string[] payments = ["Cash", "Credit Card", "No Charge", "Unknown", "Dispute", "Prcard"];
        string[] companies = [.. Enumerable.Range(1, 40).Select(static i => string.Create(CultureInfo.InvariantCulture, $"Company number {i} of the city"))];
        ImmutableArray<ColumnStatistics> columns =
        [
            SampleColumn.Numbers("fare", Draw(() => Math.Round(3 + shift - (8 * Math.Log(1 - random.NextDouble())), 2)), ColumnType.Single),
            SampleColumn.Numbers("trip_seconds", Draw(() => random.Next(1000) == 0 ? 80_000 : (int)(-600 * Math.Log(1 - random.NextDouble()))), ColumnType.Int32),
            SampleColumn.Texts("payment_type", Enumerable.Range(0, rows).Select(_ => random.Next(20) == 0 ? null : payments[(int)(payments.Length * Math.Pow(random.NextDouble(), 3 - shift))])),
            SampleColumn.Texts("company", Enumerable.Range(0, rows).Select(_ => random.Next(3) == 0 ? null : companies[(int)(40 * Math.Pow(random.NextDouble(), 2))])),
            SampleColumn.Numbers("hour", Draw(() => random.Next(24)), ColumnType.Int32),
            SampleColumn.Numbers("day", Draw(() => 734_503 + random.Next(365)), ColumnType.Date, Day),
            SampleColumn.Numbers("started", Draw(() => new DateTime(2013, 1, 1).Ticks + (random.NextInt64(365 * 86_400L) * TimeSpan.TicksPerSecond)), ColumnType.DateTime, Instant),
            SampleColumn.Numbers("longitude", Draw(() => random.Next(50) == 0 ? double.NaN : random.Next(50) == 0 ? double.PositiveInfinity : -87.6 + (random.NextDouble() / 10)))
                with { Frequent = null },
            SampleColumn.Texts("rider", Enumerable.Repeat<string?>(Secret, rows)) with { IsSensitive = true },
            SampleColumn.Numbers("pin", Draw(() => 4711), ColumnType.Int32, static _ => Secret) with { IsSensitive = true },
            SampleColumn.Texts("note", Enumerable.Range(0, rows).Select(i => Hostile[i % Hostile.Length])),
            Tags(rows),
            new ColumnStatistics("picture", ColumnType.Binary)
            {
                Present = rows, Distinct = new DistinctCount(rows, 0.0081), Texts = new TextStatistics { Lengths = new LengthStatistics(10, 2000, 800, null) }, PresentWeight = rows,
            },
            new ColumnStatistics("never", ColumnType.Double) { Missing = rows, MissingWeight = rows, Numbers = new NumberStatistics() },
        ];
        return new DatasetStatistics("Trip", rows, [.. columns.Select(static column => column with { Label = Label(column) })])
        {
            LabelColumn = "tips <big>",
            Slices = [.. payments.Take(3).Append(null).Select((value, i) => new SliceStatistics("payment_type", value, new DatasetStatistics("Trip", rows / (i + 2), columns)))],
        };

        IEnumerable<double?> Draw(Func<double> next) => Enumerable.Range(0, rows).Select(_ => (double?)next());
    }

    private static LabelStatistics? Label(ColumnStatistics column) => column.Lists is not null ? null : new LabelStatistics
    {
        Correlation = column.Numbers is null || column.IsSensitive ? null : 0.123456,
        MutualInformation = 0.25,
        Estimator = "10 buckets of equal weight",
    };

    private static ColumnStatistics Tags(int rows)
    {
        string?[] tags = [.. Enumerable.Range(0, rows * 2).Select(static i => i % 7 == 0 ? null : $"tag {i % 3}")];
        double[] lengths = [.. Enumerable.Range(0, rows).Select(static i => (double)(i % 5)).Order()];
        return new ColumnStatistics("tags", ColumnType.List)
        {
            Present = rows,
            PresentWeight = rows,
            Distinct = new DistinctCount(12, 0),
            Lists = new ListStatistics(new LengthStatistics(0, 4, 2, SampleColumn.EqualWidth(lengths, 4)), SampleColumn.Texts("tags", tags)),
        };
    }

    private static string Day(double number) => DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(double ticks) => new DateTime((long)ticks).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
