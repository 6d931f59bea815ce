namespace Millrace.Data.Tests.Files;

/// <summary>A valid file, to be damaged.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Bytes">The file.</param>
/// <param name="CreateShape">Makes a batch of its own schema; null where nobody knows one.</param>
internal sealed record Original(string Name, byte[] Bytes, Func<Batch>? CreateShape = null)
{
    private List<object?>[]? _rows;

    /// <summary>Whether it is one of a suite, some of which are to be refused.</summary>
    public bool IsFromSuite { get; init; }

    /// <summary>Where pages without their headers lie that have checksums.</summary>
    public List<Range> Protected { get; } = [];

    /// <summary>Where headers of pages and the footer lie.</summary>
    public List<Range> Headers { get; } = [];

    /// <summary>Where the footer begins.</summary>
    public int FooterStart { get; private set; }

    /// <summary>Its values, read as it is.</summary>
    public List<object?>[] Rows(Func<LooseRows> read)
    {
        lock (Headers)
            return _rows ??= read().Columns;
    }

    /// <summary>Finds pages and headers.</summary>
    public Original Located(FileMetadata metadata)
    {
        FooterStart = (int)metadata.PagesEnd;
        Headers.Add(FooterStart..(Bytes.Length - 8));
        foreach (ChunkMetadata chunk in metadata.RowGroups.SelectMany(static group => group.Chunks))
        {
            int position = (int)chunk.Start;
            int end = position + (int)chunk.CompressedSize;
            while (position < end && PageHeader.TryRead(Bytes.AsSpan(position, end - position), out PageHeader header, out int length))
            {
                Headers.Add(position..(position + length));
                position += length;
                if (header.Checksum is not null && position + header.CompressedSize <= end)
                    Protected.Add(position..(position + header.CompressedSize));
                position += header.CompressedSize;
            }
        }

        return this;
    }

    /// <summary>Whether a damaged copy differs only where checksums see it.</summary>
    public bool IsProtected(byte[] damaged)
    {
        if (damaged.Length != Bytes.Length)
            return false;
        for (int i = 0; i < damaged.Length; i++)
        {
            if (damaged[i] != Bytes[i] && !Protected.Exists(range => i >= range.Start.Value && i < range.End.Value))
                return false;
        }

        return true;
    }
}
