using System.Runtime.InteropServices;

namespace Millrace.Tables;

/// <summary>A row in the course of being sorted.</summary>
/// <param name="Chunk">Eight bytes of its key.</param>
/// <param name="Row">Its number, which decides among equal ones.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct SortEntry(ulong Chunk, int Row) : IComparable<SortEntry>
{
    /// <summary>Bytes of memory: packed, as there are two of a row.</summary>
    public const int Bytes = sizeof(ulong) + sizeof(int);

    public int CompareTo(SortEntry other) => Chunk != other.Chunk ? Chunk.CompareTo(other.Chunk) : Row.CompareTo(other.Row);

    public static bool operator <(SortEntry left, SortEntry right) => left.CompareTo(right) < 0;

    public static bool operator >(SortEntry left, SortEntry right) => left.CompareTo(right) > 0;

    public static bool operator <=(SortEntry left, SortEntry right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SortEntry left, SortEntry right) => left.CompareTo(right) >= 0;
}
