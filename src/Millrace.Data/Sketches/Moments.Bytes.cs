namespace Millrace.Data;

/// <content>The moments as bytes.</content>
internal sealed partial class Moments
{
    private const byte Version = 2;

    private static ReadOnlySpan<byte> Tag => "MrMo"u8;

    /// <summary>Writes the moments down.</summary>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(Tag, Version);
        writer.Write(Finite);
        writer.Write(Zeros);
        writer.Write(NotANumber);
        writer.Write(NegativeInfinite);
        writer.Write(PositiveInfinite);
        foreach (double value in (ReadOnlySpan<double>)[Minimum, Maximum, Mean, _meanRest, _squares])
            writer.Write(value);
        return writer.ToArray();
    }

    /// <summary>Reads moments that were written down.</summary>
    /// <exception cref="DataException">The bytes are something else, damaged, or of another version.</exception>
    public static Moments FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, Tag, Version, "moments");
        var moments = new Moments
        {
            Finite = reader.ReadTally(),
            Zeros = reader.ReadTally(),
            NotANumber = reader.ReadTally(),
            NegativeInfinite = reader.ReadTally(),
            PositiveInfinite = reader.ReadTally(),
            Minimum = reader.ReadDouble(),
            Maximum = reader.ReadDouble(),
            Mean = reader.ReadFinite(),
            _meanRest = reader.ReadFinite(),
            _squares = reader.ReadDouble(),
        };
        reader.End();
        bool fits = moments.Finite.Count == 0
            ? moments.Minimum == double.PositiveInfinity && moments.Maximum == double.NegativeInfinity && moments._squares == 0
            : double.IsFinite(moments.Minimum) && double.IsFinite(moments.Maximum) && moments.Minimum <= moments.Mean && moments.Mean <= moments.Maximum
                && moments._squares >= 0;
        return fits && (moments.Finite.Count == 0) == (moments.Finite.Weight == 0) ? moments : throw reader.Damaged("its numbers do not fit each other");
    }
}
