using CsCheck;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Models;

public sealed class ModelFilesTests
{
    private static readonly Ride[] rides = Rides.Sample(100, missingHours: false);
    private static readonly Model<RideFeatures> model = Rides.Linear(Rides.Fit(rides));

    [Fact]
    public async Task A_model_comes_back_the_same_and_is_saved_with_the_same_bytes()
    {
        using var temp = new TempFolder();
        ArtifactFolder first = temp.Artifact("first");
        ArtifactFolder second = temp.Artifact("second");
        await Model<RideFeatures>.SaveAsync(model, first, CancellationToken.None);
        Model<RideFeatures> loaded = await Model<RideFeatures>.LoadAsync(first, CancellationToken.None);
        await Model<RideFeatures>.SaveAsync(loaded, second, CancellationToken.None);
        Assert.Equal(["checksums.sha256", "features.json", "model.json", "predictor.json"], Files.Names(first.Path));
        Assert.Equal(Files.Fingerprint(first.Path), Files.Fingerprint(second.Path));
        Assert.Equal(model.Predict(rides), loaded.Predict(rides));
        Assert.Equal(model.Signature, loaded.Signature);
        Assert.Equal("by-hand", loaded.Trainer);
    }

    [Fact]
    public Task A_damaged_model_is_refused_or_the_same() => Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte[1, 255], Gen.Bool).SampleAsync(static async (place, flip, cut) =>
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(model, folder, CancellationToken.None);
        string[] names = Files.Names(folder.Path);
        string file = folder.File(names[place % names.Length]);
        byte[] bytes = await File.ReadAllBytesAsync(file);
        int at = place / 7 % bytes.Length;
        bytes[at] ^= flip;
        await File.WriteAllBytesAsync(file, cut ? bytes[..at] : bytes);
        try
        {
            Assert.Equal(model.Predict(rides), (await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None)).Predict(rides));
        }
        catch (ArtifactFormatException exception)
        {
            Assert.Contains(exception.File, exception.Message, StringComparison.Ordinal);
        }
    }, iter: 300);

    [Theory]
    [InlineData("model.json")]
    [InlineData("features.json")]
    [InlineData("predictor.json")]
    [InlineData("checksums.sha256")]
    public async Task A_missing_file_is_named(string name)
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(model, folder, CancellationToken.None);
        File.Delete(folder.File(name));
        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None));
        Assert.Equal($"'{folder.File(name)}' cannot be read: it is missing. Run the step that wrote it again, or restore the file.", exception.Message);
    }

    [Fact]
    public async Task Features_of_another_fit_are_refused()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(model, folder, CancellationToken.None);
        await Rides.Fit(Rides.Sample(100, seed: 9, missingHours: false)).SaveFileAsync(folder.File("features.json"), CancellationToken.None);
        File.Delete(folder.File("checksums.sha256"));
        await Checksums.WriteAsync(folder.Path, CancellationToken.None);
        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None));
        Assert.Contains("the model was trained on features with the fingerprint", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_of_another_package_is_found_in_the_services()
    {
        using var temp = new TempFolder();
        var constant = new Model<RideFeatures>(model.Features, new ConstantPredictor(model.Predictor.Width), "by-hand");
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(constant, folder, CancellationToken.None);

        ArtifactFolder known = temp.Artifact("artifact", new List<IPredictorFormat> { new ConstantFormat() });
        Assert.Equal(0.75f, (await Model<RideFeatures>.LoadAsync(known, CancellationToken.None)).Predict(rides)[0]);

        var exception = await Assert.ThrowsAsync<MillraceException>(async () => await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None));
        Assert.StartsWith("The model's predictor has the format \"constant\", which this program cannot read; it knows tree-ensemble, linear, wide-and-deep.", exception.Message, StringComparison.Ordinal);
    }

    private sealed class ConstantPredictor(int width) : IPredictor
    {
        public IPredictorFormat Format { get; } = new ConstantFormat();

        public int Width => width;

        public PredictionKind Kind => PredictionKind.Probability;

        public string Summary => "always the same";

        public void Predict(ReadOnlySpan<float> rows, Span<float> scores) => scores[..(rows.Length / width)].Fill(0.75f);
    }

    private sealed class ConstantFormat : IPredictorFormat
    {
        public string Name => "constant";

        public async ValueTask SaveAsync(IPredictor predictor, ArtifactFolder folder, CancellationToken cancellation) =>
            await File.WriteAllTextAsync(folder.File("predictor.txt"), $"{predictor.Width}", cancellation);

        public async ValueTask<IPredictor> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
            new ConstantPredictor(int.Parse(await File.ReadAllTextAsync(folder.File("predictor.txt"), cancellation), System.Globalization.CultureInfo.InvariantCulture));
    }
}
