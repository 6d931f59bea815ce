namespace Millrace.Data;

/// <summary>Pages, levels and values of one leaf, page after page.</summary>
/// <param name="leaf">The leaf.</param>
/// <param name="pages">Its pages.</param>
/// <param name="values">What decodes its values.</param>
internal sealed class LeafPages(LeafColumn leaf, PageReader pages, ValueReader values) : IDisposable
{
    private long _valuesLeft;
    private long _claimed;
    private bool _hasData;

    public LeafColumn Leaf => leaf;

    public PageReader Pages => pages;

    public ValueReader Values => values;

    /// <summary>Definition levels of the present page.</summary>
    public LevelDecoder Definitions { get; } = new();

    /// <summary>Repetition levels of the present page.</summary>
    public LevelDecoder Repetitions { get; } = new();

    /// <summary>Slots of the present page that were not read yet.</summary>
    public int Left { get; set; }

    /// <summary>Whether all values that the chunk claims were in the pages so far.</summary>
    public bool IsLastPage => _valuesLeft == 0;

    /// <summary>Starts with a row group.</summary>
    public void StartGroup(RowGroupMetadata group)
    {
        ChunkMetadata chunk = group.Chunks[leaf.Index];
        pages.Start(chunk);
        values.StartChunk(chunk.CompressedSize);
        (_valuesLeft, _claimed, _hasData, Left) = (chunk.Values, chunk.Values, false, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        pages.Dispose();
        values.Dispose();
    }

    /// <summary>Moves to the next data page that has values; takes a dictionary on the way.</summary>
    /// <exception cref="ParquetFault">There is none.</exception>
    public PageHeader NextPage()
    {
        while (pages.Next())
        {
            PageHeader header = pages.Header;
            if (header.Kind == PageKind.Dictionary)
            {
                if (_hasData)
                    throw new ParquetFault("a dictionary comes after values");
                values.CheckDictionary(header.Encoding, header.Values, pages.ContentLength, pages.Budget);
                values.ReadDictionary(pages.Decompress(), header.Values);
                continue;
            }

            _hasData = true;
            if (header.Values == 0)
                continue;
            if (header.Values > _valuesLeft)
                throw new ParquetFault($"the pages have more values than the {_claimed} that the column claims");
            _valuesLeft -= header.Values;
            Left = header.Values;
            return header;
        }

        throw new ParquetFault($"the pages have {_claimed - _valuesLeft} of the {_claimed} values that the column claims");
    }

    /// <summary>Starts the levels and values of the present page.</summary>
    public void OpenPage(PageHeader header)
    {
        ReadOnlyMemory<byte> body = pages.Decompress();
        if (header.Kind == PageKind.DataV2)
        {
            Repetitions.Start(pages.RepetitionLevels, leaf.MaxRepetition);
            Definitions.Start(pages.DefinitionLevels, leaf.MaxDefinition);
            values.StartPage(header.Encoding, body, header.Values);
            return;
        }

        int position = 0;
        StartLevels(Repetitions, body, ref position, leaf.MaxRepetition, header.RepetitionEncoding, header.Values);
        StartLevels(Definitions, body, ref position, leaf.MaxDefinition, header.DefinitionEncoding, header.Values);
        values.StartPage(header.Encoding, body[position..], header.Values);
    }

    private static void StartLevels(LevelDecoder levels, ReadOnlyMemory<byte> body, ref int position, int maximum, ParquetEncoding encoding, int count)
    {
        if (maximum > 0 && encoding is not (ParquetEncoding.Rle or ParquetEncoding.BitPacked))
            throw ParquetFault.Unsupported($"encoding {(int)encoding} of levels");
        bool isBitPacked = encoding == ParquetEncoding.BitPacked;
        levels.Start(LevelDecoder.Take(body, ref position, maximum, isBitPacked, count), maximum, isBitPacked);
    }
}
