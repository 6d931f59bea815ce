using CsCheck;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Predictors;

public sealed class PredictorFilesTests
{
    private static readonly Gen<IPredictor> anyPredictor = Gen.OneOf(
        AnyPredictors.Trees.Select(static IPredictor (trees) => trees),
        AnyPredictors.Linear.Select(static IPredictor (linear) => linear),
        AnyPredictors.Networks.Select(static IPredictor (network) => network));

    [Fact]
    public Task Predictors_come_back_the_same_and_are_saved_with_the_same_bytes() => Gen.Select(anyPredictor, AnyPredictors.Rows).SampleAsync(static async (predictor, rows) =>
    {
        using var temp = new TempFolder();
        ArtifactFolder first = temp.Artifact("first");
        ArtifactFolder second = temp.Artifact("second");
        await predictor.Format.SaveAsync(predictor, first, CancellationToken.None);
        IPredictor loaded = await predictor.Format.LoadAsync(first, CancellationToken.None);
        await loaded.Format.SaveAsync(loaded, second, CancellationToken.None);
        Assert.Equal(Files.Fingerprint(first.Path), Files.Fingerprint(second.Path));
        Assert.Equal(PredictorAssert.Predict(predictor, rows), PredictorAssert.Predict(loaded, rows));
    }, iter: 50);

    /// <summary>Without checksums: a flipped byte may make other trees, but never a crash, an endless walk or another kind of error.</summary>
    [Fact]
    public Task Damaged_files_are_refused_or_read_within_bounds() => Gen.Select(anyPredictor, Gen.Int, Gen.Byte[1, 255], Gen.Bool).SampleAsync(static async (predictor, place, flip, cut) =>
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await predictor.Format.SaveAsync(predictor, folder, CancellationToken.None);
        string[] names = Files.Names(folder.Path);
        string file = folder.File(names[(place & int.MaxValue) % names.Length]);
        byte[] bytes = await File.ReadAllBytesAsync(file);
        if (bytes.Length == 0)
            return;
        int at = (place & int.MaxValue) / 7 % bytes.Length;
        bytes[at] ^= flip;
        await File.WriteAllBytesAsync(file, cut ? bytes[..at] : bytes);
        try
        {
            IPredictor loaded = await predictor.Format.LoadAsync(folder, CancellationToken.None);
            PredictorAssert.Predict(loaded, [.. Enumerable.Repeat(1f, loaded.Width)]);
        }
        catch (ArtifactFormatException exception)
        {
            Assert.StartsWith(folder.Path, exception.File, StringComparison.Ordinal);
            Assert.Contains(exception.File, exception.Message, StringComparison.Ordinal);
        }
    }, iter: 300);

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "its version is 2, but this program reads versions 1 to 1")]
    [InlineData("tree-ensemble", "linear", "its format is \"linear\", but \"tree-ensemble\" was expected")]
    [InlineData("\"trees\": 1", "\"trees\": 2000000000", "it has 20 bytes where predictor.json tells of")]
    [InlineData("\"trees\": 1", "\"trees\": -1", "it tells of -1 trees")]
    [InlineData("\"width\": 1", "\"width\": 1, \"depth\": 1", "it is not the JSON that belongs there")]
    public async Task A_wrong_description_is_refused(string from, string to, string problem)
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        var trees = new TreeEnsemble(1, [~0], [], [0.25], [1], 0, null);
        await trees.Format.SaveAsync(trees, folder, CancellationToken.None);
        Files.Edit(folder.File("predictor.json"), from, to);
        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await trees.Format.LoadAsync(folder, CancellationToken.None));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }
}
