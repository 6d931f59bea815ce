using Microsoft.Extensions.Logging;
using Millrace;
using Millrace.Data;

namespace ChicagoTaxi;

/// <summary>Brings the trips in: from a CSV file where one is named, else from the simulator.</summary>
[Component]
public sealed partial class IngestTrips(ILogger<IngestTrips> log)
{
    /// <summary>CSV file or folder of trips in the city's public column layout; empty for simulated trips.</summary>
    [Parameter, Source]
    public string Source { get; init; } = "";

    /// <summary>How many trips are simulated where no source is named.</summary>
    [Parameter, InRange(1_000, 50_000_000)]
    public int SimulatedTrips { get; init; } = 100_000;

    /// <summary>Which of the possible simulated years it is: the same number, the same trips.</summary>
    [Parameter]
    public ulong SimulationSeed { get; init; } = 2016;

    /// <summary>Reads or simulates the trips.</summary>
    public async Task<Dataset<Trip>> RunAsync(StepContext step, CancellationToken cancellation)
    {
        if (Source.Length > 0)
            return await new ReadCsv<Trip> { Path = Source }.RunAsync(step, cancellation);

        LogSimulated(log, SimulatedTrips);
        step.RecordMetric("simulated-trips", SimulatedTrips, headline: true);
        return await TripSimulator.WriteAsync(step, SimulatedTrips, new Seed(SimulationSeed), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No source named: {Trips} simulated trips. Name real ones with --source FILE.")]
    private static partial void LogSimulated(ILogger log, int trips);
}
