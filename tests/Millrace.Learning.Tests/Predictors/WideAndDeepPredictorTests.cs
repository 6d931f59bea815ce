using System.Collections.Immutable;
using CsCheck;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Predictors;

public sealed class WideAndDeepPredictorTests
{
    // One quantity and one category of two; a layer of two units. Every weight is written down, so that the sum can be.
    private static readonly WideAndDeepShape shape = new(
        [new FeatureSlot("Miles", 0, 1, FeatureKind.Numeric, 0), new FeatureSlot("Company", 1, 1, FeatureKind.Category, 2), new FeatureSlot("Payment", 2, 2, FeatureKind.Indicator, 2)],
        [0, 1, 1],
        [new FeatureCross(1, 2, 9)],
        [2]);

    private static readonly WideAndDeepWeights weights = new(
        Bias: 0.5f,
        Wide: [2, 0, 10, 20],
        WideIds: [[], [3, 4], []],
        Crosses: [[0, 0, 100, 200, 0, 0, 0, 0, 1000]],
        Embeddings: [[], [0.1f, 0.2f], [0.3f, 0.4f]],
        Layers: [[1, 10, 100, -1, -10, -100]],
        Biases: [[0.25f, 1]],
        Output: [1, 7]);

    [Fact]
    public void Adds_up_what_the_paper_adds_up()
    {
        // Company 0 and payment 1: bias 0.5, wide 2 × 1.5 + 3 + 20, cross bucket 0 × 3 + 1 with weight 0, first unit 0.25 + 1.5 + 1 + 40, second below 0.
        Assert.Equal(0.5f + 26 + 42.75f, Score(1.5f, 0, 0, 1), 1e-4);
        // Company 1 and payment 0: wide 2 × −5 + 4 + 10, cross bucket 1 × 3 + 0 with weight 200, first unit 0.25 − 5 + 2 + 30, second 1 + 5 − 2 − 30 below 0.
        Assert.Equal(0.5f + 4 + 200 + 27.25f, Score(-5, 1, 1, 0), 1e-4);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(float.PositiveInfinity)]
    public void A_category_that_is_none_adds_nothing_but_its_cross(float company) =>
        // Values of the cross: 2 of 3 (none) and 2 of 3 (none), the last bucket.
        Assert.Equal(0.5f + 1000 + 0.25f + (7 * 1), Score(0, company, 0, 0), 1e-4);

    [Fact]
    public void A_quantity_that_is_no_number_makes_the_prediction_none() => Assert.True(float.IsNaN(Score(float.NaN, 0, 1, 0)));

    [Fact]
    public void A_probability_is_the_sigmoid_of_the_score()
    {
        float score = Score(-100, 0, 1, 0);
        float[] probability = PredictorAssert.Predict(new WideAndDeepPredictor(shape, weights, PredictionKind.Probability), [-100, 0, 1, 0]);

        Assert.Equal(1 / (1 + Math.Exp(-score)), probability[0], 1e-6);
    }

    [Fact]
    public void Alone_and_together_predictions_are_the_same() => Gen.Select(AnyPredictors.Networks, AnyPredictors.Rows).Sample(PredictorAssert.SameAloneAndTogether);

    [Fact]
    public void No_rows_give_no_scores() => Assert.Empty(PredictorAssert.Predict(new WideAndDeepPredictor(shape, weights, PredictionKind.Number), []));

    [Fact]
    public void Weights_of_another_shape_are_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => new WideAndDeepPredictor(shape, weights with { Output = [1] }, PredictionKind.Number));

        Assert.StartsWith("There are 1 weights \"output\", where 2 belong.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_for_other_parts_are_refused() => Assert.StartsWith(
        "There are weights for other numbers of features, crosses or layers than the shape has.",
        Assert.Throws<ArgumentException>(() => new WideAndDeepPredictor(shape, weights with { Layers = [], Embeddings = default }, PredictionKind.Number)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Weights_that_are_no_numbers_are_refused() => Assert.StartsWith(
        "One of the weights \"cross.0\" is not a finite number.",
        Assert.Throws<ArgumentException>(() => new WideAndDeepPredictor(shape, weights with { Crosses = [[.. Enumerable.Repeat(float.NaN, 9)]] }, PredictionKind.Number)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"embedding\": 1", "\"embedding\": 3", "the weights \"embedding.Company\" have the shape 2 × 1, where 2 × 3 belongs")]
    [InlineData("\"embedding\": 1", "\"embedding\": -1", "The embedding of Company (Category) has the length -1")]
    [InlineData("\"cardinality\": 2", "\"cardinality\": 3", "The feature Payment has 2 numbers and 3 categories")]
    [InlineData("\"first\": \"Company\"", "\"first\": \"Firm\"", "A cross names the feature Firm, which is not there")]
    [InlineData("\"layers\": [\n    2\n  ]", "\"layers\": []", "The hidden layers have  units; each needs 1 to 65536")]
    [InlineData("\"buckets\": 9", "\"buckets\": 8", "the weights \"cross.0\" have the shape 9, where 8 belongs")]
    [InlineData("\"output\": \"Number\"", "\"output\": 7", "it is not the JSON that belongs there")]
    [InlineData("\"crosses\": [", "\"crosses\": [ null,", "Features, crosses or layers are missing")]
    [InlineData("\"version\": 1", "\"version\": 2", "its version is 2, but this program reads versions 1 to 1")]
    public async Task A_description_that_does_not_fit_is_refused(string from, string to, string problem)
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        var network = new WideAndDeepPredictor(shape, weights, PredictionKind.Number);
        await network.Format.SaveAsync(network, folder, CancellationToken.None);
        Files.Edit(folder.File("predictor.json"), from, to);

        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await network.Format.LoadAsync(folder, CancellationToken.None));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    private static float Score(params float[] row) => PredictorAssert.Predict(new WideAndDeepPredictor(shape, weights, PredictionKind.Number), row)[0];
}
