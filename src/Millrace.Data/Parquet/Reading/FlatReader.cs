namespace Millrace.Data;

/// <summary>Reads a leaf that has one value a row, or one or none.</summary>
/// <param name="leaf">The leaf.</param>
/// <param name="place">Where it is, for errors.</param>
internal sealed class FlatReader(LeafPages leaf, ParquetPlace place) : LeafReader(leaf)
{
    private long _row;
    private ulong[] _validity = [];

    public override void StartGroup(RowGroupMetadata group, long firstRow)
    {
        base.StartGroup(group, firstRow);
        _row = firstRow;
    }

    public override void Read(Column target, int rows)
    {
        while (rows > 0)
        {
            int read = Left > 0 ? ReadSlots(target, Math.Min(Left, rows)) : ReadPage(target, rows);
            _row += read;
            rows -= read;
        }
    }

    public override long VariableBytes(RowGroupMetadata group)
    {
        if (Leaf.Type is not (PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray))
            return 0;
        long rows = Math.Clamp(group.Rows, 1, MostValues);
        return BytesOf(group.Chunks[Leaf.Index], rows) / rows;
    }

    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _validity);
    }

    private int ReadPage(Column target, int rows)
    {
        PageHeader header = NextPage();
        if (Leaf.MaxDefinition > 0 || Values.PlainWidth == 0 || header.Encoding != ParquetEncoding.Plain || header.Values > rows)
        {
            OpenPage(header);
            return ReadSlots(target, Math.Min(Left, rows));
        }

        // The whole page belongs into the column as it is.
        if (Pages.ContentLength != (long)header.Values * Values.PlainWidth)
            throw new ParquetFault($"a page of {header.Values} values of {Values.PlainWidth} bytes claims {Pages.ContentLength} bytes");
        Pages.Decompress(Values.AppendPlain(target, header.Values));
        Left = 0;
        try
        {
            Values.FinishPlain(target, header.Values);
        }
        catch (UnfitValue unfit)
        {
            throw place.Unfit(_row + unfit.Index, unfit);
        }

        return header.Values;
    }

    private int ReadSlots(Column target, int slots)
    {
        int present = slots;
        if (Leaf.MaxDefinition > 0)
        {
            Pooled.Grow(ref _validity, 0, Bitmaps.Words(slots));
            present = Definitions.Read(_validity, 0, slots);
            if (present < slots && !target.Info.IsNullable)
                throw place.Missing(_row + Bitmaps.NthClear(_validity, 0));
        }

        try
        {
            Values.Append(target, slots, present, _validity);
        }
        catch (UnfitValue unfit)
        {
            throw place.Unfit(_row + (present == slots ? unfit.Index : Bitmaps.NthSet(_validity, unfit.Index)), unfit);
        }

        Left -= slots;
        return slots;
    }
}
