using Millrace.Data;

namespace Millrace.Tests.Caching;

[Schema]
public partial record struct OpenRide
{
    [Column("fare")]
    public float Fare { get; init; }

    [Column("seconds")]
    public int? Seconds { get; init; }

    [Column("company")]
    public string? Company { get; init; }
}

[Schema(From = typeof(OpenRide))]
public partial record struct Ride
{
    [Column("tips")]
    public float Tips { get; init; }
}

public readonly record struct RideParts(Dataset<Ride> Train, [Holdout] Dataset<Ride> Test);

/// <summary>Makes rides.</summary>
[Component]
public sealed partial class MakeRides
{
    [Parameter]
    public float Fare { get; init; } = 1;

    [Parameter]
    public float Tips { get; init; } = 1;

    [Parameter]
    public int Rows { get; init; } = 4;

    public Dataset<Ride> Run() =>
        Dataset.Of(Enumerable.Range(0, Rows).Select(i => new Ride { Fare = Fare + i, Tips = Tips + i, Company = i % 2 == 0 ? "Blue" : null }));
}

/// <summary>Splits rides.</summary>
[Component]
public sealed partial class SplitRides
{
    public async Task<RideParts> RunAsync(Dataset<Ride> rides, CancellationToken cancellation)
    {
        Ride[] all = await rides.ToArrayAsync(cancellation);
        return new RideParts(Dataset.Of(all[1..]), Dataset.Of(all[..1]));
    }
}

/// <summary>Sorts rides by company.</summary>
[Component]
public sealed partial class GroupRides
{
    public async Task<Collection<Dataset<Ride>>> RunAsync(Dataset<Ride> rides, CancellationToken cancellation) =>
        Collection.Of((await rides.ToArrayAsync(cancellation)).GroupBy(static ride => ride.Company, (_, group) => Dataset.Of(group)));
}

/// <summary>Adds fares.</summary>
[Component]
public sealed partial class SumFares
{
    public async Task<Value<double>> RunAsync(Dataset<OpenRide> rides, CancellationToken cancellation) =>
        Value.Of((await rides.ToArrayAsync(cancellation)).Sum(static ride => (double)ride.Fare));
}

/// <summary>Adds fares of several.</summary>
[Component]
public sealed partial class SumAllFares
{
    public async Task<Value<double>> RunAsync(IReadOnlyList<Dataset<OpenRide>> rides, CancellationToken cancellation)
    {
        double sum = 0;
        foreach (Dataset<OpenRide> each in rides)
            sum += (await each.ToArrayAsync(cancellation)).Sum(static ride => (double)ride.Fare);
        return Value.Of(sum);
    }
}

/// <summary>Reports sums.</summary>
[Component]
public sealed partial class ReportFares
{
    public void Run(IReadOnlyList<Value<double>> sums, [ForEvaluation] Value<double> test, Collection<Value<double>> groups, StepContext step) =>
        step.RecordMetric("fares", sums.Sum(static sum => sum.Content) + test.Content + groups.Count, headline: true);
}

[Pipeline("rides")]
public sealed partial class RidesPipeline
{
    [Parameter]
    public float Fare { get; init; } = 1;

    [Parameter]
    public float Tips { get; init; } = 1;

    [Parameter]
    public int Rows { get; init; } = 4;

    void Define()
    {
        var rides = MakeRides.Step(fare: Fare, tips: Tips, rows: Rows);
        var (train, test) = SplitRides.Step(rides);
        var fares = SumFares.Step(train.AsOpenRide());
        var all = SumAllFares.Step([rides.AsOpenRide(), train.AsOpenRide()]);
        var held = SumFares.Step(test.AsOpenRide()).Named("sum-test");
        var groups = GroupRides.Step(rides);
        var each = groups.Map(group => SumFares.Step(group.AsOpenRide()).Named("sum-group"));
        ReportFares.Step([fares, all], held, each);
    }
}
