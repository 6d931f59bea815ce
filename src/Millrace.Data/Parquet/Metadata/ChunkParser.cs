using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Data;

/// <summary>Reads what a footer says of chunks, and checks it against the schema and the place there is for pages.</summary>
/// <param name="pagesEnd">Where the footer begins.</param>
internal sealed class ChunkParser(long pagesEnd)
{
    private const int FirstPage = 4;

    // Sizes that are wrong are forgiven as long as all of them together are not far from the file's: else few bytes would be read over and over.
    private const int Overlap = 4;

    private readonly List<ParquetEncoding> _encodings = [];
    private ImmutableArray<ParquetEncoding> _lastEncodings = [];
    private long _claimed;

    public ChunkMetadata Read(ref CompactReader reader, LeafColumn leaf)
    {
        ChunkMetadata? chunk = null;
        string? externalFile = null;
        bool isEncrypted = false;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    externalFile = Encoding.UTF8.GetString(reader.ReadBinary(type));
                    break;
                case 3:
                    CompactReader.ExpectStruct(type);
                    chunk = ReadMetadata(ref reader, leaf);
                    break;
                case 8 or 9:
                    isEncrypted = true;
                    reader.Skip(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (chunk is null && !isEncrypted)
            throw new ParquetFault($"the metadata of \"{leaf}\" is missing");
        chunk ??= Nothing(leaf);
        return isEncrypted || externalFile is { Length: > 0 }
            ? chunk with { ExternalFile = externalFile, IsEncrypted = isEncrypted }
            : Placed(chunk, leaf);
    }

    private static ChunkMetadata Nothing(LeafColumn leaf) => new()
    {
        Type = leaf.Type,
        Codec = CompressionCodec.Uncompressed,
        Encodings = [],
        Values = 0,
        UncompressedSize = 0,
        CompressedSize = 0,
        DataPageOffset = 0,
    };

    // A size that reaches into the footer is cut at it: the pages themselves tell whether all values are there.
    private ChunkMetadata Placed(ChunkMetadata chunk, LeafColumn leaf)
    {
        if (chunk.Values == 0)
            return chunk with { CompressedSize = 0 };
        if (chunk.Start < FirstPage || chunk.Start > pagesEnd)
            throw new ParquetFault($"the pages of \"{leaf}\" begin at {chunk.Start}, and those of the file lie between {FirstPage} and {pagesEnd}");
        if (chunk.CompressedSize > pagesEnd - chunk.Start)
            chunk = chunk with { CompressedSize = pagesEnd - chunk.Start };
        _claimed += chunk.CompressedSize;
        return _claimed <= Overlap * pagesEnd
            ? chunk
            : throw new ParquetFault($"the pages of \"{leaf}\" and of those before it claim {_claimed} bytes, and the file has {pagesEnd} for pages");
    }

    private ChunkMetadata ReadMetadata(ref CompactReader reader, LeafColumn leaf)
    {
        int? physical = null;
        int? codec = null;
        long? values = null;
        long? size = null;
        long? start = null;
        long uncompressedSize = 0;
        long dictionary = 0;
        ChunkStatistics? statistics = null;
        _encodings.Clear();
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    physical = reader.ReadInt32(type);
                    break;
                case 2:
                    ReadEncodings(ref reader, type);
                    break;
                case 3:
                    CheckPath(ref reader, type, leaf);
                    break;
                case 4:
                    codec = reader.ReadInt32(type);
                    break;
                case 5:
                    values = reader.ReadInt64(type);
                    break;
                case 6:
                    uncompressedSize = reader.ReadInt64(type);
                    break;
                case 7:
                    size = reader.ReadInt64(type);
                    break;
                case 9:
                    start = reader.ReadInt64(type);
                    break;
                case 11:
                    dictionary = reader.ReadInt64(type);
                    break;
                case 12:
                    CompactReader.ExpectStruct(type);
                    statistics = StatisticsFormat.Read(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (physical is null || codec is null || values is null || size is null || start is null)
            throw new ParquetFault($"the metadata of \"{leaf}\" lacks a type, a codec, a number of values, a size or a place");
        if (physical != (int)leaf.Type)
            throw new ParquetFault($"the metadata of \"{leaf}\" has the type {(PhysicalType)physical}, and the schema {leaf.Type}");
        if (values < 0 || size < 0 || uncompressedSize < 0)
            throw new ParquetFault($"the metadata of \"{leaf}\" claims {values} values in {size} bytes, {uncompressedSize} when decompressed");
        return new ChunkMetadata
        {
            Type = leaf.Type,
            Codec = (CompressionCodec)codec,
            Encodings = Encodings(),
            Values = values.Value,
            UncompressedSize = uncompressedSize,
            CompressedSize = size.Value,
            DataPageOffset = start.Value,
            DictionaryPageOffset = dictionary,
            Statistics = statistics,
        };
    }

    private void ReadEncodings(ref CompactReader reader, CompactType type)
    {
        for (int left = reader.ReadList(type, CompactType.Int32); left > 0; left--)
            _encodings.Add((ParquetEncoding)reader.ReadInt32(CompactType.Int32));
    }

    // Nearly all chunks of a file have the same.
    private ImmutableArray<ParquetEncoding> Encodings()
    {
        if (!CollectionsMarshal.AsSpan(_encodings).SequenceEqual(_lastEncodings.AsSpan()))
            _lastEncodings = [.. _encodings];
        return _lastEncodings;
    }

    // Chunks come in the order of the leaves, but nothing else would show that a file's writer thought otherwise.
    private static void CheckPath(ref CompactReader reader, CompactType type, LeafColumn leaf)
    {
        int left = reader.ReadList(type, CompactType.Binary);
        bool isSame = Matches(ref reader, leaf.Node, ref left);
        if (!isSame || left != 0)
            throw new ParquetFault($"the metadata has another column where \"{leaf}\" is expected");
    }

    private static bool Matches(ref CompactReader reader, SchemaNode node, ref int left)
    {
        if (node.Parent is null)
            return true;
        if (!Matches(ref reader, node.Parent, ref left) || left == 0)
            return false;
        left--;
        ReadOnlySpan<byte> name = reader.ReadBinary(CompactType.Binary);
        return Ascii.Equals(name, node.Name) || Encoding.UTF8.GetString(name) == node.Name;
    }
}
