using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Writes a column's rows of a row group as a chunk.</summary>
/// <param name="info">The column.</param>
/// <param name="values">What encodes its values, or the elements of its lists.</param>
internal abstract class ColumnWriter(ColumnInfo info, ValueWriter values) : IDisposable
{
    private readonly PhysicalType _type = values.CreateLeaf(info.Name, Repetition.Required).Type!.Value;

    /// <summary>Bytes of a page before compression, about.</summary>
    protected const int PageBytes = 1 << 20;

    protected ColumnInfo Info => info;

    protected ValueWriter Values => values;

    /// <summary>The column in the file's schema.</summary>
    public abstract SchemaNode CreateNode();

    /// <summary>Writes all rows of a column.</summary>
    /// <exception cref="UnwritableValue">A row's value has no form in files; the index is the row's.</exception>
    /// <exception cref="DataException">The values make a page too large.</exception>
    public ChunkMetadata Write(Column column, PageOutput output)
    {
        Column items = column is ListColumn lists ? lists.Items : column;
        int present = Start(column, items);
        long start = output.Position;
        output.StartChunk();
        output.Body.Clear();
        int entries = values.WriteDictionary(output.Body);
        if (entries > 0)
            output.WriteDictionary(entries, output.Body.WrittenSpan);
        long data = output.Position;
        long slots = WritePages(column, output);
        return new ChunkMetadata
        {
            Type = _type,
            Codec = output.Codec,
            Encodings = Encodings(entries > 0),
            Values = slots,
            UncompressedSize = output.Uncompressed,
            CompressedSize = output.Position - start,
            DataPageOffset = data,
            DictionaryPageOffset = entries > 0 ? start : 0,

            // Of lists the slots without a value count as well: lists that are missing or empty.
            Statistics = column is ListColumn ? new ChunkStatistics { NullCount = slots - present } : values.Statistics(slots - present),
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
        ReadOnlySpan<byte> levels = output.Levels.WrittenSpan;
        PooledBytes page = output.Body;
        page.Clear();
        if (output.IsV2)
        {
            if (!values.TryGetPlain(first, present, out ReadOnlySpan<byte> plain))
            {
                values.Write(first, present, page);
                plain = page.WrittenSpan;
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
            WriteLevels(levels[..repetitionLength], page);
        if (levels.Length > repetitionLength)
            WriteLevels(levels[repetitionLength..], page);
        values.Write(first, present, page);
        output.WriteV1(slots, values.Encoding, page.WrittenSpan);
    }

    private int Start(Column column, Column items)
    {
        try
        {
            return values.Start(items);
        }
        catch (UnwritableValue item) when (column is ListColumn lists)
        {
            int row = 0;
            while (lists.Ends[row] <= item.Index)
                row++;
            throw new UnwritableValue(row, item.Message, item);
        }
    }

    private static void WriteLevels(ReadOnlySpan<byte> levels, PooledBytes page)
    {
        BinaryPrimitives.WriteInt32LittleEndian(page.GetSpan(sizeof(int)), levels.Length);
        page.Advance(sizeof(int));
        page.Write(levels);
    }

    private ImmutableArray<ParquetEncoding> Encodings(bool hasDictionary) => hasDictionary
        ? [ParquetEncoding.Plain, ParquetEncoding.Rle, values.Encoding]
        : [ParquetEncoding.Rle, values.Encoding];
}
