using System.Security.Cryptography;
using Millrace.Data;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

/// <summary>Components write the same bytes however many processors their step was granted.</summary>
public sealed class SameBytesTests : IDisposable
{
    private const int Rows = 150_000;

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task On_one_and_five_processors_and_in_full_on_two()
    {
        Dataset<Ride> rides = await ComponentTest.RunAsync(new UnionRows<Ride>(), [Dataset.Of(AnyRides.Numbered(Rows))], _step);
        string[] expected = await FilesAsync(rides, 1);

        Assert.Equal(25, expected.Length);
        if (ManyRows.IsFull)
            Assert.Equal(expected, await FilesAsync(rides, 2));
        Assert.Equal(expected, await FilesAsync(rides, 5));
    }

    private static async Task<string[]> FilesAsync(Dataset<Ride> rides, int processors)
    {
        using var step = new TestStepContext(processors: processors);
        TrainTuneTest<Ride> byHash = await ComponentTest.RunAsync(new SplitByHash<Ride, ByRide>(), rides, step);
        TrainTuneTest<Ride> byTime = await ComponentTest.RunAsync(new SplitByTime<Ride, Start> { Missing = MissingTime.Train }, rides, step);
        TrainTuneTest<Ride> stratified = await ComponentTest.RunAsync(new SplitStratified<Ride, ByCompany>(), rides, step);
        TrainAndValidation<Ride> fold = await ComponentTest.RunAsync(new SplitFold<Ride, ByRide>(), rides, new Fold(1, 3), step);
        Dataset<Ride>[] twice = [rides, rides];
        return
        [
            Digest(await ComponentTest.RunAsync(new FilterRows<Ride, Dear>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new WhereRows<Ride, DearByColumns>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new MapRows<Ride, Stop, ToStop>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new FlatMapRows<Ride, Stop, ToStops>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new DeriveRows<Ride, RatedRide, Rate>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new SampleRows<Ride> { Count = 40_000 }, rides, step)),
            Digest(await ComponentTest.RunAsync(new SampleRows<Ride> { Fraction = 0.3 }, rides, step)),
            Digest(await ComponentTest.RunAsync(new UnionRows<Ride>(), twice, step)),
            Digest(await ComponentTest.RunAsync(new UnionCollection<Ride>(), Collection.Of(twice), step)),
            Digest(await ComponentTest.RunAsync(new SortRows<Ride, RideWork>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new GroupRows<Ride, Stop, RideWork>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new JoinRows<Ride, Ride, Stop, RideWork>(), rides, rides, step)),
            Digest(await ComponentTest.RunAsync(new DistinctRows<Ride>(), rides, step)),
            Digest(await ComponentTest.RunAsync(new ShuffleRows<Ride>(), rides, step)),
            Digest(byHash.Train), Digest(byHash.Tune), Digest(byHash.Test),
            Digest(byTime.Train), Digest(byTime.Tune), Digest(byTime.Test),
            Digest(stratified.Train), Digest(stratified.Tune), Digest(stratified.Test),
            Digest(fold.Train), Digest(fold.Validation),
        ];
    }

    private static string Digest<T>(Dataset<T> rows)
        where T : struct, ISchema<T>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.GetFiles(rows.OwnFiles!.Folder).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return $"{rows.RowCount} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
