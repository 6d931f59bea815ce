using System.Buffers.Binary;
using System.Text;

namespace Millrace.Torch;

/// <summary>
/// The tables of a 64-bit little-endian ELF library that say which versions of others it needs, and what refers to them. Linux Standard Base Core
/// Specification 5.0, section 10.7 (symbol versioning); System V ABI, chapter 4 (sections, symbols, relocations).
/// </summary>
internal readonly ref struct ElfLibrary
{
    private const uint Relocations = 4, DynamicSymbols = 11, NeededVersions = 0x6ffffffe, SymbolVersions = 0x6fffffff;
    private const int SectionHeaderBytes = 64, SymbolBytes = 24, RelocationBytes = 24;
    private const ushort Weak = 2;
    private const ushort VersionMask = 0x7fff;

    private readonly Span<byte> _bytes;

    /// <param name="bytes">The whole file.</param>
    /// <exception cref="ElfFormatException">It is something else.</exception>
    public ElfLibrary(Span<byte> bytes)
    {
        if (bytes.Length < SectionHeaderBytes || !bytes[..6].SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
            throw new ElfFormatException("It is no 64-bit ELF library.");
        _bytes = bytes;
    }

    private int Sections => Offset(40);

    private int SectionCount => Half(60);

    /// <summary>Finds a needed version by name.</summary>
    /// <returns>Where its entry lies, and the number that symbols refer to it by; null where it is not needed.</returns>
    public (int Entry, ushort Index)? FindNeededVersion(string name)
    {
        for (int section = 0; section < SectionCount; section++)
        {
            if (TypeOf(section) != NeededVersions)
                continue;
            int texts = PositionOf(LinkOf(section)), file = PositionOf(section);
            for (int files = InfoOf(section); files > 0; files--)
            {
                int entry = file + Word(file + 8);
                for (int count = Half(file + 2); count > 0; count--)
                {
                    if (Text(texts + Word(entry + 8)) == name)
                        return (entry, Half(entry + 6));
                    entry += Word(entry + 12);
                }

                file += Word(file + 12);
            }
        }

        return null;
    }

    /// <summary>A symbol of a version that a relocation refers to; null where there is none.</summary>
    /// <param name="version">The version's number.</param>
    public string? FindReference(ushort version)
    {
        int versions = PositionOf(SectionOf(SymbolVersions)), symbols = SectionOf(DynamicSymbols);
        for (int section = 0; section < SectionCount; section++)
        {
            if (TypeOf(section) != Relocations || LinkOf(section) != symbols)
                continue;
            int begin = PositionOf(section), end = checked(begin + SizeOf(section));
            for (int relocation = begin; relocation < end; relocation += RelocationBytes)
            {
                int symbol = Word(relocation + 12);
                if (symbol > 0 && (Half(versions + (2 * symbol)) & VersionMask) == version)
                    return Text(PositionOf(LinkOf(symbols)) + Word(PositionOf(symbols) + (SymbolBytes * symbol)));
            }
        }

        return null;
    }

    /// <summary>Sets the flag by which the loader forgives that a version is missing.</summary>
    /// <param name="entry">Where its entry lies.</param>
    public void MarkWeak(int entry) => BinaryPrimitives.WriteUInt16LittleEndian(_bytes[(entry + 4)..], (ushort)(Half(entry + 4) | Weak));

    private int SectionOf(uint type)
    {
        for (int section = 0; section < SectionCount; section++)
        {
            if (TypeOf(section) == type)
                return section;
        }

        throw new ElfFormatException("It has no table of versioned symbols.");
    }

    private uint TypeOf(int section) => (uint)Word(HeaderOf(section) + 4);

    private int PositionOf(int section) => Offset(HeaderOf(section) + 24);

    private int SizeOf(int section) => Offset(HeaderOf(section) + 32);

    private int LinkOf(int section) => Word(HeaderOf(section) + 40);

    private int InfoOf(int section) => Word(HeaderOf(section) + 44);

    private int HeaderOf(int section) => checked(Sections + (section * SectionHeaderBytes));

    private int Offset(int position) => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(_bytes[position..]));

    private int Word(int position) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[position..]);

    private ushort Half(int position) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[position..]);

    private string Text(int position)
    {
        ReadOnlySpan<byte> bytes = _bytes[position..];
        return Encoding.ASCII.GetString(bytes[..bytes.IndexOf((byte)0)]);
    }
}
