using CsCheck;
using Microsoft.Extensions.Logging;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Validation;

public sealed class CheckReferencesTests : IDisposable
{
    private static readonly Shop[] Shops = [new() { Code = "a", Number = 1 }, new() { Code = "b", Number = 2 }];

    private readonly RecordingLogger<CheckReferences<Order, Shop>> _log = new();
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Rows_whose_references_are_there_go_on()
    {
        Dataset<Order> orders = Dataset.Of(Of(1, "a", 1), Of(2, null, 2), Of(3, "b", 1));
        ValidatedData<Order> checkedOrders = await RunAsync(orders, Gate.Fail);
        Assert.Same(orders, checkedOrders.Valid);
        Assert.Equal([("shop", 2L, 1L), ("number", 3, 0)], checkedOrders.Report.Statistics.Columns.Select(static each => (each.Name, each.Present, each.Missing)));
        Assert.Equal([0L, 0L], checkedOrders.Report.Expectations.Select(static each => each.Broken));
    }

    [Fact]
    public async Task A_value_that_is_not_there_closes_the_gate()
    {
        var error = await Assert.ThrowsAsync<GateClosedException>(() => RunAsync(Dataset.Of(Of(1, "a", 1), Of(2, "c", 9)), Gate.Fail));
        Assert.Equal(
            """
            Dataset<Order> (2 rows) is not as expected in one thing (rows are counted from 0):
              shop: 1 of 2 values is not among those of Shop.Code, to which [References<Shop>(nameof(Shop.Code))] refers: "c" in row 1. If the data is right: [References<Shop>(nameof(Shop.Code), Tolerance = 0.8)]
            """.ReplaceLineEndings("\n"),
            error.Message);
    }

    [Fact]
    public async Task What_is_tolerated_is_no_anomaly_and_what_is_not_is_masked()
    {
        Assert.Empty((await RunAsync(Dataset.Of(Of(1, "a", 1), Of(2, "a", 9)), Gate.Warn)).Report.Anomalies);
        Assert.Empty(_log.Entries);
        await RunAsync(Dataset.Of(Of(1, "a", 8), Of(2, "a", 9)), Gate.Warn);
        Assert.Equal(
            (LogLevel.Warning, "number: 2 of 2 values are not among those of Shop.Number, to which [References<Shop>(nameof(Shop.Number), Tolerance = 0.5)] refers: ••• in row 0, ••• in row 1."),
            Assert.Single(_log.Entries));
    }

    [Fact]
    public void Rows_are_set_apart_as_a_plain_loop_does() => Gen.Select(Gen.Int[0, 3], Gen.Int[1, 4]).Array[1, 100].Sample(drawn =>
    {
        Order[] orders = [.. drawn.Select(static (each, i) => Of(i, new[] { "a", "b", "c", null }[each.Item1], each.Item2))];
        bool[] bad = Bad(AreTooMany(orders));
        if (AreTooMany([.. orders.Where((_, i) => !bad[i])]))
            bad = Bad(true);
        if (bad.All(static each => each))
            return;
        ValidatedData<Order> found = RunAsync(Dataset.Of(orders), Gate.Quarantine).GetAwaiter().GetResult();
        Assert.Equal(orders.Where((_, i) => !bad[i]), Read(found.Valid));
        Assert.Equal(orders.Where((_, i) => bad[i]), Read(found.Quarantined));
        Assert.All(Read(found.Reasons), static reason => Assert.Contains("is not among what is referred to by", reason.Reason, StringComparison.Ordinal));

        bool[] Bad(bool withNumbers) => [.. orders.Select(order => order.ShopCode == "c" || (withNumbers && order.Number > 2))];

        // As many as half of the rows that are left may refer to a number that is not there.
        static bool AreTooMany(Order[] orders) => 2 * orders.Count(static order => order.Number > 2) > orders.Length;
    });

    [Fact]
    public async Task A_schema_that_refers_to_nothing_is_refused()
    {
        var error = await Assert.ThrowsAsync<MillraceException>(() =>
            new CheckReferences<Shop, Order>(new RecordingLogger<CheckReferences<Shop, Order>>()).RunAsync(Dataset.Of(Shops), Dataset.Of<Order>(), _step, CancellationToken.None));
        Assert.Equal("Shop refers to nothing of Order: mark a column with [References<Order>(nameof(Order.…))].", error.Message);
    }

    private static Order Of(int id, string? shop, int number) => new() { Id = id, ShopCode = shop, Number = number };

    private static TRow[] Read<TRow>(Dataset<TRow> rows)
        where TRow : struct, ISchema<TRow> => rows.ToArrayAsync().AsTask().GetAwaiter().GetResult();

    private Task<ValidatedData<Order>> RunAsync(Dataset<Order> orders, Gate gate) =>
        new CheckReferences<Order, Shop>(_log) { Gate = gate }.RunAsync(orders, Dataset.Of(Shops), _step, CancellationToken.None);
}
