using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.MLNet.Tests.Views;

public sealed class FeatureViewTests
{
    // More rows than one block has.
    private static readonly Ride[] rides = Rides.Sample(70_000);
    private static readonly Fitted<RideFeatures> fitted = Rides.Fit(rides[..1000]);

    [Fact]
    public async Task Columns_are_named_and_typed()
    {
        FeatureView view = await OfMatrixAsync(rides[..50], LabelForm.Number);
        Assert.Equal(["Features", "Company", "Label"], view.Schema.Select(static column => column.Name));
        Assert.Equal(5, Assert.IsType<VectorDataViewType>(view.Schema["Features"].Type).Size);
        Assert.Equal(5UL, Assert.IsType<KeyDataViewType>(view.Schema["Company"].Type).Count);
        Assert.Equal(NumberDataViewType.Single, view.Schema["Label"].Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(
            fitted.Describe().Where(static each => each.Name != "Company").SelectMany(static each => each.Names),
            names.DenseValues().Select(static name => name.ToString()));
        Assert.Equal(["Miles", "Hours"], names.DenseValues().Take(2).Select(static name => name.ToString()));
        Assert.Equal(50, view.GetRowCount());
        Assert.False(view.CanShuffle);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_hold_what_was_computed(bool isDataset)
    {
        using var temp = new TempFolder();
        FeatureView view = isDataset ? await OfDatasetAsync(temp, rides, LabelForm.Boolean) : await OfMatrixAsync(rides, LabelForm.Boolean);
        var block = new FeatureBlock();
        fitted.Transform(Rides.Batch(rides), block);
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.Equal(block.Dense.ToArray(), view.GetColumn<float[]>("Features").SelectMany(static row => row));
            Assert.Equal(block.Ids.ToArray(), view.GetColumn<uint>("Company").Select(static key => (int)key - 1));
            Assert.Equal(rides.Select(static ride => ride.Tip > 1), view.GetColumn<bool>("Label"));
        }
    }

    [Fact]
    public async Task Weights_are_a_column_where_rows_have_them()
    {
        using var temp = new TempFolder();
        WeightedRide[] rows = WeightedRide.Of(Rides.Sample(50), static i => i % 4);
        Fitted<WeightedFeatures> weighted = WeightedFeatures.Fit(rows);
        FeatureDataset<WeightedFeatures> dataset =
            await new ApplyFeatures<WeightedRide, WeightedFeatures>().RunAsync(Dataset.Of(rows), weighted, new FolderStep(temp), CancellationToken.None);
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(Dataset.Of(rows), weighted, CancellationToken.None);
        foreach (FeatureView view in (FeatureView[])[FeatureView.Of(dataset, LabelForm.Number), FeatureView.Of(matrix, weighted, LabelForm.Number)])
        {
            Assert.Equal(["Features", "Company", "Label", "Weight"], view.Schema.Select(static column => column.Name));
            Assert.Equal(rows.Select(static (_, i) => (float)(i % 4)), view.GetColumn<float>("Weight"));
        }
    }

    /// <summary>The same numbers in ML.NET's own view give the same model.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trainer_learns_the_same_as_from_a_view_of_ML_NET(bool isDataset)
    {
        using var temp = new TempFolder();
        Ride[] rows = Rides.Sample(2000, missingHours: false);
        IDataView view = isDataset ? await OfDatasetAsync(temp, rows, LabelForm.Boolean) : await OfMatrixAsync(rows, LabelForm.Boolean);
        var block = new FeatureBlock();
        fitted.Transform(Rides.Batch(rows), block);
        int width = fitted.Layout.DenseWidth;
        var context = new MLContext(1);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(PlainRow));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        IDataView plain = context.Data.LoadFromEnumerable(
            rows.Select((ride, i) => new PlainRow { Features = block.Dense.Slice(i * width, width).ToArray(), Label = ride.Tip > 1 }), schema);

        LinearBinaryModelParameters ours = Train(view), theirs = Train(plain);

        Assert.Equal(theirs.Weights, ours.Weights);
        Assert.Equal(theirs.Bias, ours.Bias);
        Assert.Equal(width, ours.Weights.Count);
        Assert.True(ours.Weights[0] > 0.1, $"Miles raise tips, but weigh {ours.Weights[0]}.");
    }

    [Fact]
    public async Task Keys_become_indicators_in_a_pipeline_of_ML_NET()
    {
        FeatureView view = await OfMatrixAsync(Rides.Sample(2000, missingHours: false), LabelForm.Boolean);
        var context = new MLContext(1);
        IDataView all = context.Transforms.Conversion.MapKeyToVector("Companies", "Company")
            .Append(context.Transforms.Concatenate("All", "Features", "Companies")).Fit(view).Transform(view);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "All");
        BinaryClassificationMetrics metrics = context.BinaryClassification.Evaluate(trainer.Fit(all).Transform(all));
        Assert.InRange(metrics.AreaUnderRocCurve, 0.85, 1);
        Assert.Equal(fitted.Layout.DenseWidth + 5, ((VectorDataViewType)all.Schema["All"].Type).Size);
    }

    [Fact]
    public void Several_ids_and_sparse_ones_are_vectors_of_keys()
    {
        var layout = new FeatureLayout([new FeatureSlot("Pair", 0, 2, FeatureKind.Category, 9), new FeatureSlot("Words", 2, 0, FeatureKind.Sparse, 4)]);
        var block = new FeatureBlock();
        block.Begin(layout, 2);
        new[] { 3, 0, 8, 5 }.CopyTo(block.IdBuffer);
        block.Sparse(0).Add(3);
        block.Sparse(0).Add(0);
        block.Sparse(0).EndRow();
        block.Sparse(0).EndRow();
        var features = new HandMade(layout);
        var view = new FeatureView(
            ViewColumns.Of(features, [], "none", null), 2, () => new BlockRows(Once(block), CancellationToken.None), CancellationToken.None);
        Assert.Equal(["Pair", "Words"], view.Schema.Select(static column => column.Name));
        var (pair, words) = ((VectorDataViewType)view.Schema[0].Type, (VectorDataViewType)view.Schema[1].Type);
        Assert.Equal((2, 9UL), (pair.Size, ((KeyDataViewType)pair.ItemType).Count));
        Assert.Equal((0, 4UL), (words.Size, ((KeyDataViewType)words.ItemType).Count));
        Assert.Equal([[4, 1], [9, 6]], view.GetColumn<uint[]>("Pair"));
        Assert.Equal([[4, 1], []], view.GetColumn<uint[]>("Words"));
    }

    [Fact]
    public async Task Ids_of_lists_are_vectors_of_keys()
    {
        using var temp = new TempFolder();
        TaggedRide[] rows = TaggedRide.Of(Rides.Sample(50));
        Fitted<TaggedFeatures> tagged = TaggedFeatures.Fit(rows);
        FeatureDataset<TaggedFeatures> dataset =
            await new ApplyFeatures<TaggedRide, TaggedFeatures>().RunAsync(Dataset.Of(rows), tagged, new FolderStep(temp), CancellationToken.None);
        FeatureView view = FeatureView.Of(dataset, LabelForm.Number);
        Assert.Equal(["Features", "Tags", "Company", "Label"], view.Schema.Select(static column => column.Name));
        Assert.Equal(
            rows.Select(row => tagged.ApplyRow(in row).Tags.Select(static id => (uint)id + 1).ToArray()), view.GetColumn<uint[]>("Tags"));
        Assert.Equal(5UL, ((KeyDataViewType)((VectorDataViewType)view.Schema["Tags"].Type).ItemType).Count);
    }

    [Theory]
    [InlineData("Features")]
    [InlineData("Label")]
    public void A_feature_of_ids_named_like_another_column_is_refused(string name)
    {
        var features = new HandMade(new FeatureLayout([new FeatureSlot(name, 0, 1, FeatureKind.Category, 9)]));
        Assert.Equal(
            $"The feature \"{name}\" of HandMade holds ids and so would be a column of its own in the view, which has another column of that name. "
            + "Rename the feature.",
            Assert.Throws<MillraceException>(() => ViewColumns.Of(features, [], "none", null)).Message);
    }

    [Fact]
    public async Task Another_type_than_the_columns_is_refused()
    {
        FeatureView view = await OfMatrixAsync(rides[..5], LabelForm.Number);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        Assert.Equal(
            "Column 'Label' does not hold values of Boolean.",
            Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<bool>(view.Schema["Label"])).Message);
    }

    [Fact]
    public async Task Classes_are_keys_with_their_texts()
    {
        Dataset<Ride> rows = Dataset.Of(rides[..100]);
        Fitted<TipClassFeatures> features = await new FitFeatures<Ride, TipClassFeatures>().RunAsync(rows, new TestStep(), CancellationToken.None);
        FeatureView view = FeatureView.Of(await FeatureMatrix.ReadAsync(rows, features, CancellationToken.None), features, LabelForm.Class);
        VBuffer<ReadOnlyMemory<char>> classes = default;
        view.Schema["Label"].GetKeyValues(ref classes);
        Assert.Equal(["none", "some"], classes.DenseValues().Select(static text => text.ToString()));
        Assert.Equal(rides[..100].Select(static ride => ride.Tip == 0 ? 1U : 2U), view.GetColumn<uint>("Label"));
    }

    [Fact]
    public async Task A_class_is_asked_for_where_there_is_none()
    {
        var error = await Assert.ThrowsAsync<MillraceException>(() => OfMatrixAsync(rides[..5], LabelForm.Class));
        Assert.Equal(
            "The label GoodTip of RideFeatures is no class, or the features were not fitted by FitFeatures on rows that have it. "
            + "Make the view with LabelForm.Number or LabelForm.Boolean.",
            error.Message);
    }

    [Fact]
    public async Task A_label_that_is_neither_true_nor_false_is_named_with_its_row()
    {
        FeatureView view = await OfMatrixAsync([.. rides[..5], rides[5] with { Tip = -2 }], LabelForm.Boolean);
        var error = Assert.Throws<MillraceException>(() => view.GetColumn<bool>("Label").Count());
        Assert.Equal(
            "The label GoodTip of row 5 (counted from 0) is -2, which is neither true (1) nor false (0). Make the view with LabelForm.Number.",
            error.Message);
    }

    [Fact]
    public async Task A_matrix_of_other_features_is_refused()
    {
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(Dataset.Of(rides[..5]), fitted, CancellationToken.None);
        var error = Assert.Throws<ArgumentException>(() => FeatureView.Of(matrix, Rides.Fit(rides[..1]), LabelForm.Number));
        Assert.StartsWith("The matrix was computed with other features than these of RideFeatures. Give those.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_a_pass()
    {
        using var source = new CancellationTokenSource();
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(Dataset.Of(rides), fitted, CancellationToken.None);
        FeatureView view = FeatureView.Of(matrix, fitted, LabelForm.Number, source.Token);
        int rows = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (float _ in view.GetColumn<float>("Label"))
            {
                rows++;
                source.Cancel();
            }
        });
        Assert.InRange(rows, 1, 2048);
        Assert.ThrowsAny<OperationCanceledException>(() => view.GetRowCursor(view.Schema));
    }

    private static LinearBinaryModelParameters Train(IDataView view) =>
        new MLContext(1).BinaryClassification.Trainers.SdcaLogisticRegression(
            new SdcaLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1, Shuffle = false, MaximumNumberOfIterations = 20 }).Fit(view).Model.SubModel;

    private static async Task<FeatureView> OfMatrixAsync(Ride[] rows, LabelForm label) =>
        FeatureView.Of(await FeatureMatrix.ReadAsync(Dataset.Of(rows), fitted, CancellationToken.None), fitted, label);

    private static async Task<FeatureView> OfDatasetAsync(TempFolder temp, Ride[] rows, LabelForm label) => FeatureView.Of(
        await new ApplyFeatures<Ride, RideFeatures>().RunAsync(Dataset.Of(rows), fitted, new FolderStep(temp), CancellationToken.None), label);

    private static async IAsyncEnumerable<FeatureBlock> Once(FeatureBlock block)
    {
        await Task.Yield();
        yield return block;
    }

    private sealed class HandMade(FeatureLayout layout) : IFittedFeatures
    {
        public string SetName => "HandMade";

        public string Fingerprint => "";

        public long RowCount => 1;

        public FeatureLayout Layout => layout;

        public string? LabelName => null;

        public string? WeightName => null;

        public ImmutableArray<string> KeyColumns => [];

        public ImmutableArray<FeatureDescription> Describe() => [];
    }

    private sealed class PlainRow
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
