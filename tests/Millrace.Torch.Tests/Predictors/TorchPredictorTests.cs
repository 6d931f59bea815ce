using Microsoft.Extensions.DependencyInjection;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;
using Millrace.Torch.Tests.Training;

namespace Millrace.Torch.Tests.Predictors;

public sealed class TorchPredictorTests
{
    [Fact]
    public async Task A_model_of_a_network_of_ones_own_comes_back_the_same()
    {
        Model<RideFeatures> model = Trained.Model(await Trained.NetworkAsync());
        using var temp = new TempFolder();
        ArtifactFolder folder = Folder(temp);
        await Model<RideFeatures>.SaveAsync(model, folder, CancellationToken.None);

        Model<RideFeatures> loaded = await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None);

        Assert.Equal(model.Predict(Trained.Tune), loaded.Predict(Trained.Tune));
        Assert.Equal(await Trained.SavedAsync(model), await Trained.SavedAsync(loaded));
    }

    [Fact]
    public async Task A_program_that_does_not_know_the_network_says_what_to_register()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(Trained.Model(await Trained.NetworkAsync()), folder, CancellationToken.None);

        var exception = await Assert.ThrowsAsync<MillraceException>(async () => await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None));

        Assert.StartsWith("The model's predictor has the format \"two-layers\", which this program cannot read; it knows tree-ensemble, linear, wide-and-deep.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"description\": \"16\"", "\"description\": \"17\"", "the weights \"_first.bias\" have the shape 16, where 17 belongs")]
    [InlineData("\"description\": \"16\"", "\"description\": \"many\"", "predictor.json' cannot be read: ")]
    [InlineData("\"width\": ", "\"width\": -", "it tells of rows of -")]
    [InlineData("\"version\": 1", "\"version\": 7", "its version is 7, but this program reads versions 1 to 1")]
    public async Task A_description_that_does_not_fit_is_refused(string from, string to, string problem)
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = Folder(temp);
        IPredictor predictor = Trained.Model(await Trained.NetworkAsync()).Predictor;
        await predictor.Format.SaveAsync(predictor, folder, CancellationToken.None);
        Files.Edit(folder.File("predictor.json"), from, to);

        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await predictor.Format.LoadAsync(folder, CancellationToken.None));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_counts_its_batches_comes_back_too()
    {
        Normalised network = await Trained.Trainer.TrainAsync(
            "normalised",
            static layout => new Normalised(layout.Width),
            Millrace.Data.Dataset.Of(Trained.Train),
            Millrace.Data.Dataset.Of(Trained.Tune),
            Trained.Features,
            new Seed(1),
            new TestStep(),
            CancellationToken.None);
        var predictor = new TorchPredictor<Normalised>(network, Trained.Features.Layout.Width);
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await predictor.Format.SaveAsync(predictor, folder, CancellationToken.None);

        IPredictor loaded = await predictor.Format.LoadAsync(folder, CancellationToken.None);

        float[] rows = new float[10 * predictor.Width], before = new float[10], after = new float[10];
        Array.Fill(rows, 0.5f);
        predictor.Predict(rows, before);
        loaded.Predict(rows, after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_network_that_gives_other_than_a_number_a_row_is_refused()
    {
        LibTorch.Load();
        var predictor = new TorchPredictor<Doubled>(new Doubled(), 4);

        Assert.Equal(
            "The network doubled gave 12 numbers for 3 rows; it must give one a row.",
            Assert.Throws<MillraceException>(() => predictor.Predict(new float[12], new float[12])).Message);
    }

    [Fact]
    public async Task Predicts_from_many_threads_at_once()
    {
        Model<RideFeatures> model = Trained.Model(await Trained.NetworkAsync());
        float[] expected = model.Predict(Trained.Tune);

        float[][] scores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => model.Predict(Trained.Tune))));

        Assert.All(scores, each => Assert.Equal(expected, each));
    }

    [Fact]
    public async Task No_rows_give_no_scores_and_half_rows_are_refused()
    {
        IPredictor predictor = Trained.Model(await Trained.NetworkAsync()).Predictor;

        predictor.Predict([], []);

        Assert.StartsWith("5 numbers are no whole number of rows", Assert.Throws<ArgumentException>(() => predictor.Predict(new float[5], new float[1])).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is room for 0 scores", Assert.Throws<ArgumentException>(() => predictor.Predict(new float[predictor.Width], [])).Message, StringComparison.Ordinal);
    }

    private static ArtifactFolder Folder(TempFolder temp)
    {
        string path = Path.Combine(temp.Path, "artifact");
        Directory.CreateDirectory(path);
        return new ArtifactFolder(path, new ServiceCollection().AddTorchNetwork<TwoLayers>().BuildServiceProvider());
    }
}
