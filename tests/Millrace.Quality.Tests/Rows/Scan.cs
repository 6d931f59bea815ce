using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>Scans without a dataset.</summary>
internal static class Scan
{
    public static ScannedData Rides(params Ride[] rows) => Batches(Ride.Schema, Ride.Of(rows));

    public static ScannedData Batches(SchemaInfo schema, params Batch[] batches)
    {
        using var scan = new DatasetScan(schema, NoFolder);
        foreach (Batch batch in batches)
            scan.Add(batch);
        return scan.Report();
    }

    /// <summary>What a report says of what was scanned.</summary>
    public static DataReport Report(SchemaInfo schema, ScannedData found, string? environment = null) =>
        new(found.ToStatistics(), [.. found.All()], AnomalyFinder.Find(schema, found.ToStatistics(), [.. found.All()], environment));

    /// <summary>What a report says of rides.</summary>
    public static DataReport Report(params Ride[] rows) => Report(Ride.Schema, Rides(rows));

    /// <summary>Scans one column without a batch.</summary>
    public static ColumnReport Column(Column column)
    {
        using ColumnScan scan = ColumnScanFactory.Create(column, NoFolder);
        scan.Add(column, 0);
        return scan.Report();
    }

    /// <summary>For what needs no files.</summary>
    public static string NoFolder() => throw new InvalidOperationException("Nothing is to be spilled.");

    public static ValueColumn<double> Numbers(ColumnInfo info, params IEnumerable<double?> values)
    {
        var column = new ValueColumn<double>(info, 4, ValueFormats.Double);
        foreach (double? value in values)
            column.Append(value);
        return column;
    }

    public static TextColumn Texts(ColumnInfo info, params IEnumerable<string?> values)
    {
        var column = new TextColumn(info, 4);
        foreach (string? value in values)
            column.Append(value);
        return column;
    }
}
