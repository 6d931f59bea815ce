using System.Text;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Spans;

/// <summary>What is learned may take more bytes than an array has, and more than memory has.</summary>
[Collection(AloneCollection.Name)]
public sealed class AnalysisSizeTests
{
    [Fact]
    public void More_bytes_than_an_array_has_go_through_little_memory()
    {
        const int Part = 1 << 20, Times = 2_100;
        byte[] text = new byte[Part];
        new Random(3).NextBytes(text);
        FeatureDefinition definition = Fit.Define(new ZScoreSpec(), PairRow.Schema, "a");
        var written = new FeatureScan(definition, slots: 0, [KeyValuePair.Create("it", (FlowAnalyser)new RepeatingAnalyser(text, Times))]);
        using var file = new FoldedStream();

        FeatureAnalysisFile.Write(definition, written, file);
        Assert.True(file.Length > Array.MaxLength, $"{file.Length} bytes");
        Assert.Equal(0, FeatureAnalysisFile.ReadRows(file, "analysis.bin", definition));
        var found = new RepeatingAnalyser(text, times: 0);
        FeatureAnalysisFile.Read(file, "analysis.bin", definition, new FeatureScan(definition, slots: 0, [KeyValuePair.Create("it", (FlowAnalyser)found)]));

        Assert.Equal(Times, found.Times);
        Assert.InRange(file.MostAtOnce, 1, 2 * Part);
        Assert.InRange(file.MostHeld, 0, 64L << 20);
    }

    [Fact]
    public void Texts_are_written_one_by_one()
    {
        const int Count = 50_000, Length = 400;
        using var rows = new TextRow.Batch(Count);
        for (int i = 0; i < Count; i++)
            rows.Add(new TextRow { Value = i.ToString("D" + Length, System.Globalization.CultureInfo.InvariantCulture) });
        FeatureDefinition definition = Fit.Define(new VocabularySpec(9, 1), TextRow.Schema, "value");
        FeatureScan scan = new FeatureFit(definition, rows).Begin(seed: 1);
        scan.Add(rows);
        scan.End();

        long before = GC.GetAllocatedBytesForCurrentThread();
        FeatureAnalysisFile.Write(definition, scan, Stream.Null);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2_000_000);
        Assert.True(AnalysisBytes.Write(definition, scan).Length > Count * Length);
    }

    [Fact]
    public void Values_stand_in_an_order_that_they_alone_decide()
    {
        string[] texts = ["b", "a", "\U0001F600", "\uFFFD", "", "é"];
        FeatureDefinition definition = Fit.Define(new VocabularySpec(9, 1), TextRow.Schema, "value");
        byte[] bytes = Fit.Analysed(definition, TextRow.Of(texts));
        Assert.Equal(bytes, Fit.Analysed(definition, TextRow.Of([.. texts.Reverse()])));
        int[] places = [.. ((string[])["a", "b", "é", "\uFFFD", "\U0001F600"]).Select(text => bytes.AsSpan().IndexOf(Part(text)))];
        Assert.All(places, static place => Assert.True(place > 0));
        Assert.Equal(places.Order(), places);

        static byte[] Part(string text) => [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
    }
}
