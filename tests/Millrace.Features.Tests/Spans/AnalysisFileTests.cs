using System.Text;
using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Spans;

/// <summary>What is learned of a span as a file.</summary>
public sealed class AnalysisFileTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task What_is_saved_is_loaded_as_it_was()
    {
        FeatureAnalysis<TipFeatures> analysis = await AnalyseAsync(Trips.Sample(500));
        (FeatureAnalysis<TipFeatures> loaded, string file) = await StoreAsync(analysis);
        byte[] bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal(("TipFeatures", 500), (loaded.SetName, loaded.RowCount));
        Assert.Equal(bytes, await File.ReadAllBytesAsync((await StoreAsync(loaded)).File));
        Assert.Equal(bytes, await File.ReadAllBytesAsync((await StoreAsync(await AnalyseAsync(Trips.Sample(500)))).File));
    }

    [Fact]
    public async Task Every_damaged_byte_is_found()
    {
        (_, string file) = await StoreAsync(await AnalyseAsync(Trips.Sample(20)));
        byte[] bytes = await File.ReadAllBytesAsync(file);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 4;
            Assert.Throws<FeatureMismatchException>(() => AnalysisBytes.ReadRows(damaged, FeatureDefinition.Of<TipFeatures>()));
            Assert.Throws<FeatureMismatchException>(() => AnalysisBytes.ReadRows(bytes.AsSpan(0, i), FeatureDefinition.Of<TipFeatures>()));
        }

        await File.WriteAllBytesAsync(file, bytes[..^1]);
        var error = await Assert.ThrowsAsync<FeatureMismatchException>(async () => await LoadAsync(file));
        Assert.Equal(
            $"{file}: The stored analysis of features cannot be used: it is damaged, its content does not have the hash that stands behind it. "
            + "Analyse the rows again with AnalyseFeatures.", error.Message);
        bytes[4] = 9;
        Assert.Contains("it is of version 9, and 2 is understood. Analyse the rows", Fault(bytes, FeatureDefinition.Of<TipFeatures>()), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_definition_is_refused()
    {
        FeatureDefinition definition = Fit.Define(new ZScoreSpec(), PairRow.Schema, "a");
        byte[] bytes = Fit.Analysed(definition, PairRow.Of((1, 2)));
        Assert.Contains("it is of the feature set One, not of TipFeatures. Analyse the rows", Fault(bytes, FeatureDefinition.Of<TipFeatures>()), StringComparison.Ordinal);
        Assert.Contains(
            "it has read \"a\" (Double) as column 1 where the features read \"b\" (Double). Analyse the rows",
            Fault(bytes, Fit.Define(new ZScoreSpec(), PairRow.Schema, "b")), StringComparison.Ordinal);
        FeatureDefinition other = Fit.Define(new RobustScaleSpec(), PairRow.Schema, "a");
        FeatureScan scan = new FeatureFit(other, PairRow.Of((1, 2))).Begin(seed: 1);
        var error = Assert.Throws<FeatureMismatchException>(() => AnalysisBytes.Read(bytes, other, scan));
        Assert.Equal(
            "analysis.bin: The stored analysis of features cannot be used: it has learned \"nothing more\" where the features ask for \"a quantiles\". "
            + "Analyse the rows again with AnalyseFeatures.", error.Message);
    }

    [Fact]
    public void Code_that_was_edited_is_refused()
    {
        byte[] bytes = Fit.Analysed(Coded(new FeatureCode("Speed()", "aa")), PairRow.Of((1, 2)));
        Assert.Equal(1, AnalysisBytes.ReadRows(bytes, Coded(new FeatureCode("Speed()", "aa"))));
        Assert.Contains("Speed(), or what it uses, was edited since. Analyse the rows", Fault(bytes, Coded(new FeatureCode("Speed()", "bb"))), StringComparison.Ordinal);
        Assert.Contains(
            "it was made with the code of Speed() where the features are computed by nothing. Analyse the rows",
            Fault(bytes, Coded()), StringComparison.Ordinal);

        static FeatureDefinition Coded(params FeatureCode[] code) =>
            new(new FeatureSetInfo("One", [new FeatureInfo("It", ["a"], [new ZScoreSpec()]) { Code = [.. code] }]), PairRow.Schema);
    }

    [Fact]
    public void Settings_that_ask_for_nothing_else_may_change()
    {
        FeatureDefinition few = Fit.Define(new VocabularySpec(2, 1), TextRow.Schema, "value"), many = Fit.Define(new VocabularySpec(9, 3), TextRow.Schema, "value");
        TextRow.Batch rows = TextRow.Of(["a", "b", "c", "b", null]);
        var fit = new FeatureFit(many, rows);
        FeatureScan scan = fit.Begin(seed: 1);
        AnalysisBytes.Read(Fit.Analysed(few, rows), many, scan);
        fit.End(scan);
        Assert.Equal(Fit.Of(many, rows).Fingerprint, fit.ToFitted().Fingerprint);
    }

    [Fact]
    public void Of_a_sensitive_number_that_no_feature_learns_only_counts_are_kept()
    {
        const double Secret = 41.123456789;
        using var rows = new TripInput.Batch(2);
        rows.Add(new TripInput("Alice", Secret, 1, null, "Cash"));
        rows.Add(new TripInput("Alice", null, 1, null, "Cash"));
        Assert.False(Holds(new IsMissingSpec()));
        Assert.True(Holds(new MinMaxSpec(0, 1)));

        bool Holds(FeatureSpec spec)
        {
            var info = new FeatureInfo("It", ["pickup_latitude"], [spec]) { Permit = "test" };
            byte[] bytes = Fit.Analysed(new FeatureDefinition(new FeatureSetInfo("One", [info]), TripInput.Schema), rows);
            return bytes.AsSpan().IndexOf(BitConverter.GetBytes(Secret)) >= 0;
        }
    }

    [Fact]
    public async Task The_preview_is_a_table_of_what_was_learned()
    {
        ArtifactPreview preview = await (await AnalyseAsync(Trips.Sample(22))).PreviewAsync(3, default);
        Assert.Equal<string>(["learned", "rows", "missing"], preview.Columns);
        Assert.Equal(["trip_miles moments|22|0", "company presence|22|2", "payment_type presence|22|0"], preview.Rows.Select(static row => string.Join('|', row)));
        Assert.Equal(9, preview.TotalRows);
        Assert.DoesNotContain("Alice", Encoding.UTF8.GetString([.. preview.Rows.SelectMany(static row => Encoding.UTF8.GetBytes(string.Concat(row)))]), StringComparison.Ordinal);
    }

    private static string Fault(byte[] bytes, FeatureDefinition definition) =>
        Assert.Throws<FeatureMismatchException>(() => AnalysisBytes.ReadRows(bytes, definition)).Message;

    private static ValueTask<FeatureAnalysis<TipFeatures>> LoadAsync(string file) =>
        FeatureAnalysis<TipFeatures>.LoadAsync(new ArtifactFolder(Path.GetDirectoryName(file)!, null!), default);

    private Task<FeatureAnalysis<TipFeatures>> AnalyseAsync(Trip[] rows) => new AnalyseFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(rows), _step, default);

    private async Task<(FeatureAnalysis<TipFeatures> Loaded, string File)> StoreAsync(FeatureAnalysis<TipFeatures> analysis)
    {
        var folder = new ArtifactFolder(_step.CreateFolder(), null!);
        await FeatureAnalysis<TipFeatures>.SaveAsync(analysis, folder, default);
        string file = Assert.Single(Directory.GetFiles(folder.Path));
        return (await LoadAsync(file), file);
    }
}
