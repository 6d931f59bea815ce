using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;

namespace Millrace.Tests.Sinks;

/// <summary>Reads trips, predicts them, and writes them to where others take them.</summary>
[Pipeline("scoring")]
public sealed partial class ScoringPipeline
{
    /// <summary>The trips to predict.</summary>
    [Parameter]
    public string Trips { get; init; } = "trips.csv";

    /// <summary>The CSV file to write.</summary>
    [Parameter]
    public string Csv { get; init; } = "scored.csv";

    /// <summary>The Parquet file to write.</summary>
    [Parameter]
    public string Parquet { get; init; } = "scored.parquet";

    /// <summary>The database to write to.</summary>
    [Parameter]
    public string Database { get; init; } = "lite";

    /// <summary>What becomes of older rows.</summary>
    [Parameter]
    public SqlWriteMode Mode { get; init; }

    private void Define()
    {
        var trips = ReadCsv<SinkTrip>.Step(Trips);
        var model = WeighMiles.Step(FitFeatures<SinkTrip, SinkFeatures>.Step(trips));
        var scored = Predict<SinkTrip, SinkFeatures, ScoredSinkTrip>.Step(model, trips);
        var csv = WriteCsv<ScoredSinkTrip>.Step(scored, Csv);
        var parquet = WriteParquet<ScoredSinkTrip>.Step(scored, Parquet);
        var rows = WriteSql<ScoredSinkTrip>.Step(scored, Database, "scored", mode: Mode);
        CountWritten.Step(csv, parquet, rows);
    }
}
