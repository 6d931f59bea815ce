namespace Millrace.Data;

/// <content>The values as bytes.</content>
internal sealed partial class FrequentItems
{
    private const byte Version = 1;

    private static ReadOnlySpan<byte> Tag => "MrFI"u8;

    /// <summary>Writes the values and their counts down, in the order in which they are kept: what is read back goes on as this one would.</summary>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(Tag, Version);
        writer.Write(Total);
        writer.Write(MaximumError);
        writer.Write(Count);
        for (int i = 0; i < Count; i++)
        {
            writer.Write(_entries[i].Hash);
            writer.Write(_entries[i].Weight);
            writer.Write(_entries[i].Length);
            writer.Write(Bytes(_entries[i]));
        }

        return writer.ToArray();
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="DataException">The bytes are something else, damaged, or of another version.</exception>
    public static FrequentItems FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, Tag, Version, "counts of frequent values");
        var items = new FrequentItems { Total = reader.ReadWeight(), MaximumError = reader.ReadWeight() };
        int count = reader.ReadCount(Capacity, sizeof(ulong) + sizeof(double) + sizeof(int));
        for (int i = 0; i < count; i++)
        {
            ulong hash = reader.ReadUInt64();
            double weight = reader.ReadWeight();
            int length = reader.ReadInt32();
            ReadOnlySpan<byte> value = reader.ReadBytes(Math.Min(length, MostBytes));
            if (weight == 0 || weight > items.Total * (1 + 1e-6))
                throw reader.Damaged("a count in it is no count");
            items.Add(hash, value, length, weight);
            if (items.Count != i + 1)
                throw reader.Damaged("a value stands in it twice");
        }

        reader.End();
        return items;
    }
}
