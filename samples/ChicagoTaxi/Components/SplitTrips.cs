using Microsoft.Extensions.Logging;
using Millrace;
using Millrace.Data;

namespace ChicagoTaxi;

/// <summary>Splits trips by a hash of what they are, so that a trip keeps its part when others come or go.</summary>
[Component]
public sealed partial class SplitTrips(ILogger<SplitTrips> log)
{
    /// <summary>Share of the trips that the better model is chosen on.</summary>
    [Parameter, InRange(0.05, 0.4)]
    public double TuneFraction { get; init; } = 0.15;

    /// <summary>Share of the trips that no one sees before the final evaluation.</summary>
    [Parameter, InRange(0.05, 0.5)]
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Writes each trip into one of the three parts.</summary>
    public async Task<TripParts> RunAsync(Dataset<Trip> trips, StepContext step, CancellationToken cancellation)
    {
        await using DatasetWriter<Trip> train = step.CreateDataset<Trip>();
        await using DatasetWriter<Trip> tune = step.CreateDataset<Trip>();
        await using DatasetWriter<Trip> test = step.CreateDataset<Trip>();
        DatasetWriter<Trip>[] parts = [train, tune, test];
        List<int>[] rows = [[], [], []];

        await foreach (Trip.Batch batch in trips.ReadAsync(cancellation))
        {
            for (int i = 0; i < batch.Count; i++)
                rows[PartOf(batch.Row(i))].Add(i);

            for (int part = 0; part < parts.Length; part++)
            {
                await parts[part].AddAsync(batch, rows[part].ToArray(), cancellation);
                rows[part].Clear();
            }

            step.ReportProgress(train.RowCount + tune.RowCount + test.RowCount, trips.RowCount, "trips");
        }

        LogParts(log, train.RowCount, tune.RowCount, test.RowCount);
        return new TripParts(
            await train.CompleteAsync(cancellation),
            await tune.CompleteAsync(cancellation),
            await test.CompleteAsync(cancellation));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Train} trips to train on, {Tune} to tune on, {Test} held out.")]
    private static partial void LogParts(ILogger log, long train, long tune, long test);

    private int PartOf(in Trip.Row trip)
    {
        ulong hash = new Seed((ulong)trip.StartSeconds)
            .Derive(BitConverter.SingleToUInt32Bits(trip.Fare))
            .Derive(BitConverter.SingleToUInt32Bits(trip.Miles))
            .Derive((ulong)(trip.Seconds ?? -1))
            .Derive((ulong)(trip.PickupArea ?? -1))
            .Value;
        double position = (hash >> 11) * (1.0 / (1UL << 53));
        return position < TestFraction ? 2 : position < TestFraction + TuneFraction ? 1 : 0;
    }
}
