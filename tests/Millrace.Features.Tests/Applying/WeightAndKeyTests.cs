using System.Text.Json;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Applying;

/// <summary>How much a row counts and what tells it apart stand beside its features.</summary>
public sealed class WeightAndKeyTests
{
    private static readonly Fitted<OrderFeatures> Fitted = Fit(Order.Sample(100));

    [Fact]
    public async Task They_are_read_back_as_they_were_written()
    {
        using var step = new TestStepContext();
        Order[] rows = Order.Sample(70_000);
        FeatureDataset<OrderFeatures> written = await new ApplyFeatures<Order, OrderFeatures>().RunAsync(Dataset.Of(rows), Fitted, step, CancellationToken.None);
        Assert.Equal(["Amount", "Place", "Payment", "Importance", "id", "shop", "at"], written.Schema.Columns.Select(static column => column.Name));
        Assert.Equal([false, true, false, false, false, true, false], written.Schema.Columns.Select(static column => column.IsSensitive));
        await WithSavedAsync(written, async loaded =>
        {
            Assert.Equal((true, true), (loaded.HasLabel, loaded.HasWeight));
            await CheckAsync(loaded, rows);
        });
    }

    [Fact]
    public async Task Rows_without_a_label_have_their_key_and_no_weight()
    {
        using var step = new TestStepContext();
        OpenOrder[] rows = [.. Order.Sample(50).Select(static row => new OpenOrder { Id = row.Id, Shop = row.Shop, At = row.At, Amount = row.Amount })];
        FeatureDataset<OrderFeatures> written = await new ApplyFeatures<OpenOrder, OrderFeatures>().RunAsync(Dataset.Of(rows), Fitted, step, CancellationToken.None);
        Assert.Equal(["Amount", "Place", "id", "shop", "at"], written.Schema.Columns.Select(static column => column.Name));
        await WithSavedAsync(written, async loaded =>
        {
            Assert.Equal((false, false), (loaded.HasLabel, loaded.HasWeight));
            await foreach (FeatureBlock block in loaded.ReadAsync())
            {
                Assert.True(block.Weights.IsEmpty && block.Labels.IsEmpty);
                Assert.Equal(rows.Select(static row => row.Id), ((ValueColumn<long>)block.Keys[0]).Values.ToArray());
            }
        });
    }

    [Fact]
    public void Any_rows_keep_their_key_and_weight() => Gen.Select(
        Gen.Long, Gen.String.Null(), Gen.Float[0, 1e6f], Gen.Double[0, 1e9],
        static (id, shop, amount, times) => new Order { Id = id, Shop = shop, Amount = amount, Times = times }).Array[1, 40].Sample(
        static rows =>
        {
            using var step = new TestStepContext();
            FeatureDataset<OrderFeatures> written =
                new ApplyFeatures<Order, OrderFeatures>().RunAsync(Dataset.Of(rows), Fitted, step, CancellationToken.None).GetAwaiter().GetResult();
            CheckAsync(written, rows).GetAwaiter().GetResult();
        }, iter: 30);

    [Fact]
    public async Task A_sensitive_key_is_masked_in_the_preview()
    {
        using var step = new TestStepContext();
        FeatureDataset<OrderFeatures> written = await new ApplyFeatures<Order, OrderFeatures>().RunAsync(Dataset.Of(Order.Sample(3)), Fitted, step, CancellationToken.None);
        ArtifactPreview preview = await written.PreviewAsync(3, CancellationToken.None);
        Assert.All(preview.Rows, static row => Assert.Equal("•••", row[5]));
        Assert.Equal("9223372036854775806", preview.Rows[1][4]);
    }

    [Fact]
    public void A_block_that_is_used_again_has_none_of_them()
    {
        var block = new FeatureBlock();
        using Batch<Order> rows = Batch(Order.Sample(9));
        Fitted.Transform(rows, block);
        block.BeginWeights().Fill(2);
        block.SetKeys([rows.Columns[0]]);
        Assert.Equal(9, block.Weights.Length);
        Fitted.Transform(rows, block);
        Assert.True(block.Weights.IsEmpty && block.Keys.IsEmpty);
    }

    [Theory]
    [InlineData(-0.5, "-0.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(1e300, "Infinity")]
    public async Task A_weight_below_0_or_not_finite_is_an_error(double weight, string shown)
    {
        using var step = new TestStepContext();
        Order[] rows = Order.Sample(9);
        rows[5] = rows[5] with { Times = weight };
        string message = $"Importance of row 5 (counted from 0) is {shown}: a weight must be a finite number of 0 or more. Drop such rows, or give the weight a rule for them.";
        Assert.Equal(message, (await Assert.ThrowsAsync<MillraceException>(() => new ApplyFeatures<Order, OrderFeatures>().RunAsync(Dataset.Of(rows), Fitted, step, CancellationToken.None))).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<MillraceException>(async () => await FeatureMatrix.ReadAsync(Dataset.Of(rows), Fitted, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task A_matrix_has_weights_where_there_is_one()
    {
        Order[] rows = Order.Sample(70_000);
        FeatureCounter counter = Fitted.CreateCounter();
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(Dataset.Of(rows), Fitted, counter, CancellationToken.None);
        Assert.Equal(rows.Select(static row => (float)row.Times), matrix.Weights);
        Assert.Equal((70_000, rows.Count(static row => row.Shop is null)), (counter.Rows, (int)counter.Counts[1].Missing));
        Assert.Empty((await FeatureMatrix.ReadAsync(Dataset.Of(Trips.Sample(9)), Trips.Fit(Trips.Sample(9)), CancellationToken.None)).Weights);
    }

    [Fact]
    public async Task The_file_of_fitted_features_names_label_weight_and_key()
    {
        string path = Path.GetTempFileName();
        try
        {
            await Fitted.SaveFileAsync(path, CancellationToken.None);
            using JsonDocument json = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
            JsonElement root = json.RootElement;
            Assert.Equal(("Payment", "Importance", "the shop's own file"), (root.GetProperty("label").GetString(), root.GetProperty("weight").GetString(), root.GetProperty("keyPermit").GetString()));
            Assert.Equal(
                ["id Int64", "shop Text?", "at DateTime"],
                root.GetProperty("key").EnumerateArray().Select(static each => $"{each.GetProperty("name").GetString()} {each.GetProperty("type").GetString()}"));
            Fitted<OrderFeatures> loaded = await Fitted<OrderFeatures>.LoadFileAsync(path, CancellationToken.None);
            Assert.Equal(Fitted.Fingerprint, loaded.Fingerprint);
            Assert.Equal(("Payment", "Importance"), (loaded.LabelName, loaded.WeightName));
            Assert.Equal(["id", "shop", "at"], loaded.KeyColumns.ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_key_by_hand_is_checked_when_it_is_used()
    {
        static string Message(FeatureSetInfo set) => Assert.Throws<FeatureDefinitionException>(() => new FeatureDefinition(set, OrderFeatures.Input.Schema)).Message;
        static FeatureSetInfo With(string? permit, params RowKeyColumn[] columns) =>
            new("Mine", [new FeatureInfo("Amount", ["amount"], [new ZScoreSpec()])], labelName: "Payment") { Key = new RowKeyInfo([.. columns], permit) };
        static RowKeyColumn Column(string name, ColumnType type = ColumnType.Int64) => new(new ColumnInfo(name, name, type, IsNullable: false), static (_, _) => throw new NotSupportedException());
        RowKeyColumn secret = Column("id") with { Column = Column("id").Column with { IsSensitive = true } };

        Assert.Equal("The row key of Mine has no columns. Name at least one, or leave the key out.", Message(With(null)));
        Assert.Equal("The row key of Mine has column \"x\", which holds lists. Name columns that hold one value a row.", Message(With(null, Column("x", ColumnType.List))));
        Assert.Equal("The row key of Mine has column \"Payment\", and another column of the features has that name. Rename one.", Message(With(null, Column("Payment"))));
        Assert.Equal("The row key of Mine has column \"x\", and another column of the features has that name. Rename one.", Message(With(null, Column("x"), Column("x"))));
        Assert.Equal("The row key of Mine has column \"id\", which is sensitive. State in its permit why it may stand beside features, or leave it out.", Message(With(null, secret)));
        Assert.NotNull(new FeatureDefinition(With("reviewed", secret), OrderFeatures.Input.Schema));

        RowKeyInfo key = With(null, Column("id", ColumnType.Text), Column("nope")).Key!;
        Assert.StartsWith("The row key of Mine needs column \"id\" as Text, but in Order it is Int64.", Assert.Throws<FeatureColumnException>(() => key.Resolve(Order.Schema, "Mine")).Message, StringComparison.Ordinal);
        key = With(null, Column("nope")).Key!;
        Assert.StartsWith("The row key of Mine needs column \"nope\", which Order does not have. It has: id, shop, at,", Assert.Throws<FeatureColumnException>(() => key.Resolve(Order.Schema, "Mine")).Message, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(FeatureDataset<OrderFeatures> dataset, Order[] rows)
    {
        int done = 0;
        var expected = new FeatureBlock();
        await foreach (FeatureBlock block in dataset.ReadAsync())
        {
            Order[] part = rows[done..(done + block.Rows)];
            Fitted.Transform(Batch(part), expected);
            Assert.Equal(expected.Dense.ToArray(), block.Dense.ToArray());
            Assert.Equal(expected.Ids.ToArray(), block.Ids.ToArray());
            Assert.Equal(part.Select(static row => row.Paid), block.Labels.ToArray());
            Assert.Equal(part.Select(static row => (float)row.Times), block.Weights.ToArray());
            Assert.Equal(3, block.Keys.Length);
            Assert.Equal(part.Select(static row => row.Id), ((ValueColumn<long>)block.Keys[0]).Values.ToArray());
            Assert.Equal(part.Select(static row => row.Shop), Enumerable.Range(0, part.Length).Select(row => block.Keys[1].FormatText(row)));
            Assert.Equal(part.Select(static row => row.At), ((ValueColumn<DateTime>)block.Keys[2]).Values.ToArray());
            done += block.Rows;
        }

        Assert.Equal(rows.Length, done);
    }

    private static async Task WithSavedAsync(FeatureDataset<OrderFeatures> written, Func<FeatureDataset<OrderFeatures>, Task> check)
    {
        string path = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var folder = new ArtifactFolder(path, NoServices.Instance);
            await FeatureDataset<OrderFeatures>.SaveAsync(written, folder, CancellationToken.None);
            await check(await FeatureDataset<OrderFeatures>.LoadAsync(folder, CancellationToken.None));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static Fitted<OrderFeatures> Fit(Order[] rows)
    {
        var fitter = new FeatureFitter<OrderFeatures>();
        fitter.Add(Batch(rows));
        return fitter.Complete();
    }

    private static Order.Batch Batch(Order[] rows)
    {
        var batch = new Order.Batch(rows.Length);
        foreach (Order row in rows)
            batch.Add(in row);
        return batch;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
