using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Writes a column's rows of a row group as a chunk.</summary>
/// <param name="info">The column.</param>
/// <param name="values">What encodes its values, or the elements of its lists.</param>
internal abstract class ColumnWriter(ColumnInfo info, ValueWriter values) : IDisposable
{
    /// <summary>Bytes of a page before compression, about.</summary>
    protected const int PageBytes = 1 << 20;

    private PhysicalType? _type;

    protected ColumnInfo Info => info;

    protected ValueWriter Values => values;

    protected ArrayBufferWriter<byte> Body { get; } = new();

    protected ArrayBufferWriter<byte> Levels { get; } = new();

    /// <summary>The column in the file's schema.</summary>
    public abstract SchemaNode CreateNode();

    /// <summary>Writes all rows of a column.</summary>
    public ChunkMetadata Write(Column column, PageOutput output)
    {
        Column items = column is ListColumn lists ? lists.Items : column;
        int present = values.Start(items);
        long start = output.Position;
        output.StartChunk();
        Body.ResetWrittenCount();
        int entries = values.WriteDictionary(Body);
        if (entries > 0)
            output.WriteDictionary(entries, Body.WrittenSpan);
        long data = output.Position;
        long slots = WritePages(column, output);
        return new ChunkMetadata
        {
            Type = _type ??= Leaf(CreateNode()).Type!.Value,
            Codec = output.Codec,
            Encodings = Encodings(entries > 0),
            Values = slots,
            UncompressedSize = output.Uncompressed,
            CompressedSize = output.Position - start,
            DataPageOffset = data,
            DictionaryPageOffset = entries > 0 ? start : 0,
            Statistics = column is ListColumn ? null : values.Statistics(column.Count - present),
        };
    }

    /// <inheritdoc/>
    public virtual void Dispose() => values.Dispose();

    /// <summary>Writes all data pages.</summary>
    /// <returns>How many slots they have.</returns>
    protected abstract long WritePages(Column column, PageOutput output);

    /// <summary>Writes a page whose levels are given.</summary>
    /// <param name="output">The file.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="slots">Its slots.</param>
    /// <param name="repetitionLength">Bytes of the levels that are repetition levels.</param>
    /// <param name="first">Its first present value.</param>
    /// <param name="present">How many values it has.</param>
    protected void WritePage(PageOutput output, int rows, int slots, int repetitionLength, int first, int present)
    {
        ReadOnlySpan<byte> levels = Levels.WrittenSpan;
        Body.ResetWrittenCount();
        if (output.IsV2)
        {
            if (!values.TryGetPlain(first, present, out ReadOnlySpan<byte> plain))
            {
                values.Write(first, present, Body);
                plain = Body.WrittenSpan;
            }

            var header = new PageHeader
            {
                Values = slots,
                Rows = rows,
                Nulls = slots - present,
                Encoding = values.Encoding,
                RepetitionLength = repetitionLength,
                DefinitionLength = levels.Length - repetitionLength,
            };
            output.WriteV2(header, levels, plain);
            return;
        }

        if (levels.IsEmpty && values.TryGetPlain(first, present, out ReadOnlySpan<byte> body))
        {
            output.WriteV1(slots, values.Encoding, body);
            return;
        }

        if (repetitionLength > 0)
            WriteLevels(levels[..repetitionLength]);
        if (levels.Length > repetitionLength)
            WriteLevels(levels[repetitionLength..]);
        values.Write(first, present, Body);
        output.WriteV1(slots, values.Encoding, Body.WrittenSpan);
    }

    private void WriteLevels(ReadOnlySpan<byte> levels)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Body.GetSpan(sizeof(int)), levels.Length);
        Body.Advance(sizeof(int));
        Body.Write(levels);
    }

    private ImmutableArray<ParquetEncoding> Encodings(bool hasDictionary) => hasDictionary
        ? [ParquetEncoding.Plain, ParquetEncoding.Rle, values.Encoding]
        : [ParquetEncoding.Rle, values.Encoding];

    private static SchemaNode Leaf(SchemaNode node)
    {
        while (node.Type is null)
            node = node.Children[0];
        return node;
    }
}
