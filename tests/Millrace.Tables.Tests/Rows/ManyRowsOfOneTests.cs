using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

/// <summary>Rows that become very many.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyRowsOfOneTests : IDisposable
{
    private const int RowsOfEach = 400_000;
    private const long MostHeld = 48L << 20;

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task They_are_written_in_their_order_while_the_code_goes_on(int parallelism)
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(20_000));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;

        Dataset<Stop> stops = await rows.FlatMapAsync(
            _step,
            (in Ride ride, RowOutput<Stop> output) =>
            {
                for (int i = 0; i < (ride.Id % 2_000 == 0 && ride.Id < 8_000 ? RowsOfEach : 1); i++)
                {
                    output.Add(new Stop { Ride = ride.Id, Name = NameOf(i) });
                    if (i % 100_000 == 1)
                        InterlockedMax(ref most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            },
            new TableOptions { Parallelism = parallelism });

        Assert.Equal((4L * RowsOfEach) + 20_000 - 4, stops.RowCount);
        Assert.InRange(most, 0, MostHeld);
        long row = 0, place = 0;
        await foreach (Batch<Stop> batch in stops.ReadAsync())
        {
            foreach (Stop stop in batch)
            {
                Assert.Equal((row, NameOf(place)), (stop.Ride, stop.Name));
                if (++place == (row % 2_000 == 0 && row < 8_000 ? RowsOfEach : 1))
                    (row, place) = (row + 1, 0);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Their_writing_is_cancelled_within_a_row(int parallelism)
    {
        using var cancelled = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Dataset.Of(AnyRides.Numbered(10)).FlatMapAsync(
            _step,
            (in Ride ride, RowOutput<Stop> output) =>
            {
                cancelled.Cancel();
                while (true)
                    output.Add(new Stop { Ride = ride.Id, Name = "" });
            },
            new TableOptions { Parallelism = parallelism },
            cancelled.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_failure_is_told_of_its_row_whatever_was_written_before(int parallelism)
    {
        RowException error = await Assert.ThrowsAsync<RowException>(() => Dataset.Of(AnyRides.Numbered(20_000)).FlatMapAsync(
            _step,
            static (in Ride ride, RowOutput<Stop> output) =>
            {
                for (int i = 0; i < (ride.Id > 9_000 ? 30_000 : 1); i++)
                    output.Add(new Stop { Ride = ride.Id, Name = ride.Id == 9_001 && i == 25_000 ? null! : "" });
            },
            new TableOptions { Parallelism = parallelism }));

        Assert.Equal(9_002, error.Row);
    }

    private static string NameOf(long place) => $"a name of forty bytes or so that is {place}";

    private static void InterlockedMax(ref long most, long value)
    {
        for (long seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
