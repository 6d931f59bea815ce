using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// What a scan has learned as bytes: the feature set's name, the columns that were read, the code that features are computed by, the rows, then everything
/// learned behind its key, and the XxHash3 of all that. Values stand in an order that they alone decide, so the same rows give the same bytes. Numbers are
/// little-endian; a number of rows is exact, a double keeps its bits. Bytes go through streams, a piece at a time, so there may be any number of them; what an
/// analyser of one's own writes is one piece.
/// </summary>
internal static class FeatureAnalysisFile
{
    private const byte Version = 2;
    private const int Piece = 1 << 16;
    private const string What = "analysis of features";
    private const string Remedy = "Analyse the rows again with AnalyseFeatures.";

    private static ReadOnlySpan<byte> Tag => "MrFA"u8;

    /// <summary>Writes what was learned.</summary>
    /// <param name="definition">The definition in the code.</param>
    /// <param name="scan">What was learned. The scan has ended.</param>
    /// <param name="into">Takes the bytes.</param>
    public static void Write(FeatureDefinition definition, FeatureScan scan, Stream into)
    {
        using var hashed = new HashedStream(into);
        var writer = new SketchWriter(Tag, Version, hashed);
        writer.Write(definition.Set.Name);
        writer.Write(definition.Columns.Length);
        foreach (ColumnInfo column in definition.Columns)
        {
            writer.Write(column.Name);
            writer.Write(FeatureDefinition.TypeOf(column));
        }

        writer.Write(definition.Code.Length);
        foreach (FeatureCode code in definition.Code)
        {
            writer.Write(code.Name);
            writer.Write(code.Hash);
        }

        scan.Write(writer);
        writer.Flush();
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, hashed.Hash);
        into.Write(hash);
    }

    /// <summary>Checks that the bytes are whole and of a definition.</summary>
    /// <param name="bytes">The bytes, all of the stream.</param>
    /// <param name="file">Where they come from, for messages.</param>
    /// <param name="definition">The definition in the code.</param>
    /// <returns>How many rows were seen.</returns>
    /// <exception cref="FeatureMismatchException">They are damaged, of another version or of another definition.</exception>
    public static long ReadRows(Stream bytes, string file, FeatureDefinition definition)
    {
        try
        {
            return Begin(bytes, definition).ReadNumber();
        }
        catch (Exception error) when (error is DataException or EndOfStreamException)
        {
            throw Unfit(file, error);
        }
    }

    /// <summary>Reads what was learned.</summary>
    /// <param name="bytes">The bytes, all of the stream.</param>
    /// <param name="file">Where they come from, for messages.</param>
    /// <param name="definition">The definition in the code.</param>
    /// <param name="scan">Takes it; it has seen nothing yet.</param>
    /// <exception cref="FeatureMismatchException">They are damaged, of another version or of another definition.</exception>
    public static void Read(Stream bytes, string file, FeatureDefinition definition, FeatureScan scan)
    {
        try
        {
            SketchReader reader = Begin(bytes, definition);
            scan.Read(ref reader);
            reader.End();
        }
        catch (Exception error) when (error is DataException or EndOfStreamException or JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            throw Unfit(file, error);
        }
    }

    private static SketchReader Begin(Stream bytes, FeatureDefinition definition)
    {
        SketchReader reader = Open(bytes);
        if (!IsWhole(bytes))
            throw reader.Damaged("it is damaged, its content does not have the hash that stands behind it");
        reader = Open(bytes);
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

        count = reader.ReadInt32();
        for (int i = 0; i < Math.Max(count, definition.Code.Length); i++)
        {
            FeatureCode? found = i < count ? new FeatureCode(reader.ReadText(), reader.ReadText()) : null;
            FeatureCode? wanted = i < definition.Code.Length ? definition.Code[i] : null;
            if (found == wanted)
                continue;
            throw reader.Damaged(found?.Name == wanted?.Name
                ? $"{found?.Name}, or what it uses, was edited since"
                : $"it was made with the code of {found?.Name ?? "nothing"} where the features are computed by {wanted?.Name ?? "nothing"}");
        }

        return reader;
    }

    private static SketchReader Open(Stream bytes)
    {
        bytes.Position = 0;
        return new SketchReader(new SketchPieces(bytes, Content(bytes)), Tag, Version, What, Remedy);
    }

    private static long Content(Stream bytes) => Math.Max(0, bytes.Length - sizeof(ulong));

    private static bool IsWhole(Stream bytes)
    {
        var hash = new XxHash3();
        var piece = new byte[Piece];
        bytes.Position = 0;
        for (long rest = Content(bytes); rest > 0;)
        {
            Span<byte> taken = piece.AsSpan(0, (int)Math.Min(rest, Piece));
            bytes.ReadExactly(taken);
            hash.Append(taken);
            rest -= taken.Length;
        }

        Span<byte> stored = piece.AsSpan(0, sizeof(ulong));
        bytes.ReadExactly(stored);
        return hash.GetCurrentHashAsUInt64() == BinaryPrimitives.ReadUInt64LittleEndian(stored);
    }

    private static FeatureMismatchException Unfit(string file, Exception error) => new(
        error is DataException ? $"{file}: {error.Message}" : $"{file}: The stored {What} cannot be used: {error.Message} {Remedy}", error);
}
