namespace Millrace.Features.Tests.Spans;

/// <summary>What is learned of a span as bytes in memory.</summary>
internal static class AnalysisBytes
{
    public const string File = "analysis.bin";

    public static byte[] Write(FeatureDefinition definition, FeatureScan scan)
    {
        using var bytes = new MemoryStream();
        FeatureAnalysisFile.Write(definition, scan, bytes);
        return bytes.ToArray();
    }

    public static long ReadRows(ReadOnlySpan<byte> bytes, FeatureDefinition definition) =>
        FeatureAnalysisFile.ReadRows(new MemoryStream(bytes.ToArray()), File, definition);

    public static void Read(byte[] bytes, FeatureDefinition definition, FeatureScan scan) =>
        FeatureAnalysisFile.Read(new MemoryStream(bytes), File, definition, scan);
}
