using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// What a scan has learned as bytes: the feature set's name, the columns that were read, the rows, then everything learned behind its key, and the XxHash3 of all
/// that. Values stand in ordinal order, so the same rows give the same bytes. Numbers are little-endian; a number of rows is exact, a double keeps its bits.
/// </summary>
internal static class FeatureAnalysisFile
{
    private const byte Version = 2;
    private const string Remedy = "Analyse the rows again with AnalyseFeatures.";

    private static ReadOnlySpan<byte> Tag => "MrFA"u8;

    public static byte[] Write(FeatureDefinition definition, FeatureScan scan)
    {
        var writer = new SketchWriter(Tag, Version);
        writer.Write(definition.Set.Name);
        writer.Write(definition.Columns.Length);
        foreach (ColumnInfo column in definition.Columns)
        {
            writer.Write(column.Name);
            writer.Write(FeatureDefinition.TypeOf(column));
        }

        scan.Write(writer);
        byte[] content = writer.ToArray(), all = [.. content, .. new byte[sizeof(ulong)]];
        BinaryPrimitives.WriteUInt64LittleEndian(all.AsSpan(content.Length), XxHash3.HashToUInt64(content));
        return all;
    }

    /// <summary>Checks that the bytes are whole and of a definition.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">Where they come from, for messages.</param>
    /// <param name="definition">The definition in the code.</param>
    /// <returns>How many rows were seen.</returns>
    /// <exception cref="FeatureMismatchException">They are damaged, of another version or of another definition.</exception>
    public static long ReadRows(ReadOnlySpan<byte> bytes, string file, FeatureDefinition definition)
    {
        try
        {
            return Begin(bytes, definition).ReadNumber();
        }
        catch (DataException error)
        {
            throw Unfit(file, error);
        }
    }

    /// <summary>Reads what was learned.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">Where they come from, for messages.</param>
    /// <param name="definition">The definition in the code.</param>
    /// <param name="scan">Takes it; it has seen nothing yet.</param>
    /// <exception cref="FeatureMismatchException">They are damaged, of another version or of another definition.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, string file, FeatureDefinition definition, FeatureScan scan)
    {
        try
        {
            SketchReader reader = Begin(bytes, definition);
            scan.Read(ref reader);
            reader.End();
        }
        catch (Exception error) when (error is DataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unfit(file, error);
        }
    }

    private static SketchReader Begin(ReadOnlySpan<byte> bytes, FeatureDefinition definition)
    {
        ReadOnlySpan<byte> content = bytes[..Math.Max(0, bytes.Length - sizeof(ulong))];
        var reader = new SketchReader(content, Tag, Version, "analysis of features", Remedy);
        if (XxHash3.HashToUInt64(content) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[content.Length..]))
            throw reader.Damaged("it is damaged, its content does not have the hash that stands behind it");
        string set = reader.ReadText();
        if (set != definition.Set.Name)
            throw reader.Damaged($"it is of the feature set {set}, not of {definition.Set.Name}");
        int count = reader.ReadInt32();
        for (int i = 0; i < Math.Max(count, definition.Columns.Length); i++)
        {
            string found = i < count ? $"\"{reader.ReadText()}\" ({reader.ReadText()})" : "nothing";
            string wanted = i < definition.Columns.Length ? $"\"{definition.Columns[i].Name}\" ({FeatureDefinition.TypeOf(definition.Columns[i])})" : "nothing";
            if (found != wanted)
                throw reader.Damaged($"it has read {found} as column {i + 1} where the features read {wanted}");
        }

        return reader;
    }

    private static FeatureMismatchException Unfit(string file, Exception error) => new(
        error is DataException ? $"{file}: {error.Message}" : $"{file}: The stored analysis of features cannot be used: {error.Message} {Remedy}", error);
}
