namespace Millrace.Data;

/// <summary>Page headers as they stand in a file.</summary>
internal static class PageHeaderFormat
{
    public static PageHeader Read(ref CompactReader reader)
    {
        PageHeader header = default;
        int? kind = null;
        int size = -1;
        int uncompressedSize = -1;
        uint? checksum = null;
        PageKind? told = null;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    kind = reader.ReadInt32(type);
                    break;
                case 2:
                    uncompressedSize = reader.ReadInt32(type);
                    break;
                case 3:
                    size = reader.ReadInt32(type);
                    break;
                case 4:
                    checksum = (uint)reader.ReadInt32(type);
                    break;
                case 5:
                    CompactReader.ExpectStruct(type);
                    header = ReadDataV1(ref reader);
                    told = PageKind.DataV1;
                    break;
                case 7:
                    CompactReader.ExpectStruct(type);
                    header = ReadDictionary(ref reader);
                    told = PageKind.Dictionary;
                    break;
                case 8:
                    CompactReader.ExpectStruct(type);
                    header = ReadDataV2(ref reader);
                    told = PageKind.DataV2;
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (kind is null || size < 0 || uncompressedSize < 0)
            throw new ParquetFault($"a page claims {size} bytes, {uncompressedSize} when decompressed");
        header = header with { Kind = (PageKind)kind, CompressedSize = size, UncompressedSize = uncompressedSize, Checksum = checksum };
        if (header.Kind is PageKind.DataV1 or PageKind.DataV2 or PageKind.Dictionary)
            Check(header, told);
        return header;
    }

    public static void Write(PageHeader header, CompactWriter writer)
    {
        int outer = writer.Begin();
        writer.Int32(1, (int)header.Kind);
        writer.Int32(2, header.UncompressedSize);
        writer.Int32(3, header.CompressedSize);
        if (header.Checksum is { } checksum)
            writer.Int32(4, (int)checksum);
        if (header.Kind == PageKind.DataV1)
        {
            int inner = writer.Begin(5);
            writer.Int32(1, header.Values);
            writer.Int32(2, (int)header.Encoding);
            writer.Int32(3, (int)header.DefinitionEncoding);
            writer.Int32(4, (int)header.RepetitionEncoding);
            writer.End(inner);
        }
        else if (header.Kind == PageKind.Dictionary)
        {
            int inner = writer.Begin(7);
            writer.Int32(1, header.Values);
            writer.Int32(2, (int)header.Encoding);
            writer.End(inner);
        }
        else if (header.Kind == PageKind.DataV2)
        {
            int inner = writer.Begin(8);
            writer.Int32(1, header.Values);
            writer.Int32(2, header.Nulls);
            writer.Int32(3, header.Rows);
            writer.Int32(4, (int)header.Encoding);
            writer.Int32(5, header.DefinitionLength);
            writer.Int32(6, header.RepetitionLength);
            writer.Bool(7, header.IsCompressed);
            writer.End(inner);
        }

        writer.End(outer);
    }

    private static void Check(PageHeader header, PageKind? told)
    {
        if (told != header.Kind)
            throw new ParquetFault($"a page of the kind {header.Kind} does not say what it holds");
        if (header.Values < 0 || header.Nulls < 0 || header.Rows < 0 || header.Nulls > header.Values)
            throw new ParquetFault($"a page claims {header.Values} values, {header.Nulls} of them missing, and {header.Rows} rows");
        long levels = (long)header.DefinitionLength + header.RepetitionLength;
        if (header.DefinitionLength < 0 || header.RepetitionLength < 0 || levels > header.CompressedSize || levels > header.UncompressedSize)
        {
            throw new ParquetFault($"a page claims levels of {header.RepetitionLength} and {header.DefinitionLength} bytes in {header.CompressedSize} bytes, "
                + $"{header.UncompressedSize} when decompressed");
        }
    }

    private static PageHeader ReadDataV1(ref CompactReader reader)
    {
        var header = new PageHeader { Values = -1, DefinitionEncoding = ParquetEncoding.Rle, RepetitionEncoding = ParquetEncoding.Rle, IsCompressed = true };
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    header = header with { Values = reader.ReadInt32(type) };
                    break;
                case 2:
                    header = header with { Encoding = (ParquetEncoding)reader.ReadInt32(type) };
                    break;
                case 3:
                    header = header with { DefinitionEncoding = (ParquetEncoding)reader.ReadInt32(type) };
                    break;
                case 4:
                    header = header with { RepetitionEncoding = (ParquetEncoding)reader.ReadInt32(type) };
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return header;
    }

    private static PageHeader ReadDictionary(ref CompactReader reader)
    {
        var header = new PageHeader { Values = -1, IsCompressed = true };
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            if (field == 1)
                header = header with { Values = reader.ReadInt32(type) };
            else if (field == 2)
                header = header with { Encoding = (ParquetEncoding)reader.ReadInt32(type) };
            else
                reader.Skip(type);
        }

        return header;
    }

    private static PageHeader ReadDataV2(ref CompactReader reader)
    {
        var header = new PageHeader { Values = -1, IsCompressed = true };
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    header = header with { Values = reader.ReadInt32(type) };
                    break;
                case 2:
                    header = header with { Nulls = reader.ReadInt32(type) };
                    break;
                case 3:
                    header = header with { Rows = reader.ReadInt32(type) };
                    break;
                case 4:
                    header = header with { Encoding = (ParquetEncoding)reader.ReadInt32(type) };
                    break;
                case 5:
                    header = header with { DefinitionLength = reader.ReadInt32(type) };
                    break;
                case 6:
                    header = header with { RepetitionLength = reader.ReadInt32(type) };
                    break;
                case 7:
                    header = header with { IsCompressed = CompactReader.ReadBool(type) };
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return header;
    }
}
