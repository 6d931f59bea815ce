using System.Buffers.Binary;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// Reads what <see cref="SketchWriter"/> wrote. The bytes may be anything: nothing is taken of them beyond their end, and no more memory than they take
/// themselves.
/// </summary>
internal ref struct SketchReader
{
    private readonly string _what;
    private readonly string _remedy;
    private readonly SketchPieces? _pieces;
    private ReadOnlySpan<byte> _rest;

    /// <param name="bytes">What was written.</param>
    /// <param name="tag">Four ASCII letters that say what it is.</param>
    /// <param name="version">The version of the format that is understood.</param>
    /// <param name="what">What it is, for errors.</param>
    /// <param name="remedy">What to do where it cannot be used, as a sentence.</param>
    /// <exception cref="DataException">The bytes are something else, or of another version.</exception>
    public SketchReader(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> tag, byte version, string what, string remedy = "Compute the statistics again.")
    {
        (_what, _remedy) = (what, remedy);
        _rest = bytes;
        if (!Take(tag.Length).SequenceEqual(tag))
            throw Damaged("it does not begin as one");
        byte found = ReadByte();
        if (found != version)
            throw Damaged($"it is of version {found}, and {version} is understood");
    }

    /// <summary>Reads what was written into a stream, of which it holds one piece at a time.</summary>
    /// <param name="pieces">What was written.</param>
    /// <param name="tag">Four ASCII letters that say what it is.</param>
    /// <param name="version">The version of the format that is understood.</param>
    /// <param name="what">What it is, for errors.</param>
    /// <param name="remedy">What to do where it cannot be used, as a sentence.</param>
    /// <exception cref="DataException">The bytes are something else, or of another version.</exception>
    public SketchReader(SketchPieces pieces, ReadOnlySpan<byte> tag, byte version, string what, string remedy)
        : this(pieces.Next([], (int)Math.Min(pieces.Rest, tag.Length + 1)), tag, version, what, remedy) => _pieces = pieces;

    private readonly long Rest => _rest.Length + (_pieces?.Rest ?? 0);

    public byte ReadByte() => Take(1)[0];

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public ulong ReadUInt64() => (ulong)ReadInt64();

    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>Reads a number that is neither infinite nor NaN.</summary>
    public double ReadFinite()
    {
        double value = ReadDouble();
        return double.IsFinite(value) ? value : throw Damaged("a number in it is not finite");
    }

    /// <summary>Reads a finite number that is not negative.</summary>
    public double ReadWeight()
    {
        double value = ReadFinite();
        return value >= 0 ? value : throw Damaged("a weight in it is negative");
    }

    /// <summary>Reads how many there are of something.</summary>
    /// <param name="most">How many there can be.</param>
    /// <param name="size">How many bytes each takes at least.</param>
    public int ReadCount(int most, int size)
    {
        int count = ReadInt32();
        return count >= 0 && count <= most && (long)count * size <= Rest ? count : throw Damaged($"it cannot hold {count} of a kind");
    }

    /// <summary>Reads how often something occurred, which takes no memory.</summary>
    public long ReadNumber()
    {
        long count = ReadInt64();
        return count >= 0 ? count : throw Damaged("a count in it is negative");
    }

    public Tally ReadTally() => new(ReadNumber(), ReadWeight());

    public ReadOnlySpan<byte> ReadBytes(int count) => Take(count);

    /// <summary>Reads bytes that stand behind their number.</summary>
    public ReadOnlySpan<byte> ReadPart() => Take(ReadCount(int.MaxValue, 1));

    public string ReadText() => Encoding.UTF8.GetString(ReadPart());

    public void ReadFinite(Span<double> values)
    {
        foreach (ref double value in values)
            value = ReadFinite();
    }

    /// <summary>Says that nothing may follow.</summary>
    public readonly void End()
    {
        if (Rest > 0)
            throw Damaged($"{Rest} bytes follow it");
    }

    public readonly DataException Damaged(string reason) =>
        new($"The stored {_what} cannot be used: {reason}. {_remedy}");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Rest)
            throw Damaged("it is cut off");
        if (count > _rest.Length)
            _rest = _pieces!.Next(_rest, count);
        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
