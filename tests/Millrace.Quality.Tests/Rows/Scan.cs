using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>Scans without a dataset.</summary>
internal static class Scan
{
    /// <summary>Holds rows against what is expected of them, and gathers their statistics.</summary>
    public static ScanResult Batches(SchemaInfo schema, params Batch[] batches)
    {
        using var work = new ScanWork(schema, Profile.Request() with { WithExpectations = true });
        ScanPart part = work.Begin(batches[0], 0);
        long first = 0;
        foreach (Batch batch in batches)
        {
            work.Add(part, batch, first);
            first += batch.Count;
        }

        work.End(part);
        work.Join(part);
        return work.Result(batches[0]);
    }

    /// <summary>What a report says of what was scanned.</summary>
    public static DataReport Report(SchemaInfo schema, ScanResult found, string? environment = null)
    {
        ImmutableArray<ExpectationReport> all = [.. found.Columns.SelectMany(static column => column), .. found.Rows];
        return new DataReport(found.Statistics, all, AnomalyFinder.Find(schema, found.Statistics, all, environment));
    }

    /// <summary>What a report says of rides.</summary>
    public static DataReport Report(params Ride[] rows) => Report(Ride.Schema, Batches(Ride.Schema, Ride.Of(rows)));

    /// <summary>Holds one column without a batch against what is expected of it.</summary>
    public static ImmutableArray<ExpectationReport> Expectations(Column column)
    {
        ImmutableArray<ExpectationCheck> checks = ExpectationChecks.Of(column, NoFolder);
        foreach (ExpectationCheck check in checks)
            check.Add(column, 0);
        ImmutableArray<ExpectationReport> reports = [.. checks.Select(static check => check.Report())];
        foreach (ExpectationCheck check in checks)
            check.Dispose();
        return reports;
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
