using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What steps took, yielded and recorded, read for many of them at once.</summary>
/// <param name="database">The metadata.</param>
/// <param name="steps">A query that yields the numbers of the steps.</param>
/// <param name="values">The values of its parameters.</param>
internal sealed class StepDetails(IReadConnection database, string steps, params SqlValue[] values)
{
    /// <summary>The details of one step.</summary>
    public static StepDetails Of(IReadConnection database, long step) => new(database, "SELECT $p0", step);

    /// <summary>What each took, in the component's order.</summary>
    public ILookup<long, InputRecord> Inputs() => Read(
        $"""
        SELECT shown.step, i.name, i.item, i.from_step, i.from_output, i.view, {Rows.ArtifactColumns}
        FROM shown CROSS JOIN step_input i ON i.step = shown.step CROSS JOIN artifact a ON a.artifact = i.artifact ORDER BY shown.step, i.position, i.item
        """,
        static row => new InputRecord(row.GetKnown(1), row.GetInt32(2), row.GetString(3), row.GetKnown(4), row.TextOrNull(5), row.Artifact(6)));

    /// <summary>What each yielded, in the component's order.</summary>
    public ILookup<long, OutputRecord> Outputs() => Read(
        $"""
        SELECT shown.step, o.name, {Rows.ArtifactColumns}
        FROM shown CROSS JOIN step_output o ON o.step = shown.step CROSS JOIN artifact a ON a.artifact = o.artifact ORDER BY shown.step, o.position
        """,
        static row => new OutputRecord(row.GetKnown(1), row.Artifact(2)));

    /// <summary>The single numbers that each recorded, by their names; the step's name is empty.</summary>
    public ILookup<long, Metric> Metrics() => Read(
        """
        SELECT m.step, '', m.name, m.value, m.headline FROM shown CROSS JOIN metric m ON m.step = shown.step WHERE m.position = 0 ORDER BY m.step, m.name
        """,
        static row => row.Metric(1));

    /// <summary>The series that each recorded, by their names.</summary>
    public ILookup<long, MetricSeries> Series() => database.Query(
        With("SELECT m.step, m.name, m.position, m.value FROM shown CROSS JOIN metric m ON m.step = shown.step WHERE m.position > 0 ORDER BY m.step, m.name, m.position"),
        static row => (Step: row.GetInt64(0), Name: row.GetKnown(1), Point: new SeriesPoint(row.GetInt64(2), row.NumberOrNaN(3))),
        values)
        .GroupBy(static row => (row.Step, row.Name), static row => row.Point)
        .ToLookup(static series => series.Key.Step, static series => new MetricSeries(series.Key.Name, [.. series]));

    /// <summary>The files from outside that each read, in the component's order.</summary>
    public ILookup<long, SourceRecord> Sources() => Read(
        """
        SELECT shown.step, s.parameter, s.span, f.path, f.digest, f.bytes
        FROM shown CROSS JOIN step_source s ON s.step = shown.step CROSS JOIN source f ON f.source = s.source ORDER BY shown.step, s.position
        """,
        static row => new SourceRecord(row.GetKnown(1), row.TextOrNull(2), row.GetString(3), row.GetString(4), row.GetInt64(5)));

    /// <summary>The fingerprints of the components' code.</summary>
    public ILookup<long, string?> Codes() => Read(
        "SELECT shown.step, k.parts FROM shown CROSS JOIN step_key k ON k.step = shown.step",
        static row => JsonRows.Read(row.GetString(1)).Where(static part => part.First == nameof(KeyPartKind.Code)).Select(static part => part.Third).FirstOrDefault());

    private ILookup<long, T> Read<T>(string query, Func<SqlRow, T> read) => database.Query(
        With(query), row => (Step: row.GetInt64(0), Value: read(row)), values).ToLookup(static each => each.Step, static each => each.Value);

    private string With(string query) => $"WITH shown (step) AS MATERIALIZED ({steps}) {query}";
}
