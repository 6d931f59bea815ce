namespace Millrace.Data;

/// <summary>Statistics in a footer, today's and those of older writers.</summary>
internal static class StatisticsFormat
{
    public static ChunkStatistics Read(ref CompactReader reader)
    {
        byte[]? oldMin = null;
        byte[]? oldMax = null;
        byte[]? min = null;
        byte[]? max = null;
        bool isMinExact = false;
        bool isMaxExact = false;
        long? nulls = null;
        long? notNumbers = null;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    oldMax = reader.ReadBinary(type).ToArray();
                    break;
                case 2:
                    oldMin = reader.ReadBinary(type).ToArray();
                    break;
                case 3:
                    nulls = reader.ReadInt64(type);
                    break;
                case 5:
                    max = reader.ReadBinary(type).ToArray();
                    break;
                case 6:
                    min = reader.ReadBinary(type).ToArray();
                    break;
                case 7:
                    isMaxExact = CompactReader.ReadBool(type);
                    break;
                case 8:
                    isMinExact = CompactReader.ReadBool(type);
                    break;
                case 9 when type == CompactType.Int64:
                    notNumbers = reader.ReadInt64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        bool isOld = (min ?? max) is null && (oldMin ?? oldMax) is not null;
        return new ChunkStatistics
        {
            Min = isOld ? oldMin : min,
            Max = isOld ? oldMax : max,
            IsMinExact = isMinExact,
            IsMaxExact = isMaxExact,
            IsSignedOrder = isOld,
            NullCount = nulls,
            NanCount = notNumbers,
        };
    }

    public static void Write(CompactWriter writer, int field, ChunkStatistics statistics)
    {
        int outer = writer.Begin(field);
        bool isOld = statistics.IsSignedOrder;
        WriteBytes(writer, 1, isOld ? statistics.Max : null);
        WriteBytes(writer, 2, isOld ? statistics.Min : null);
        if (statistics.NullCount is { } nulls)
            writer.Int64(3, nulls);
        WriteBytes(writer, 5, isOld ? null : statistics.Max);
        WriteBytes(writer, 6, isOld ? null : statistics.Min);
        if (statistics.Max is not null)
            writer.Bool(7, statistics.IsMaxExact);
        if (statistics.Min is not null)
            writer.Bool(8, statistics.IsMinExact);
        if (statistics.NanCount is { } notNumbers)
            writer.Int64(9, notNumbers);
        writer.End(outer);
    }

    private static void WriteBytes(CompactWriter writer, int field, byte[]? bytes)
    {
        if (bytes is not null)
            writer.Binary(field, bytes);
    }
}
