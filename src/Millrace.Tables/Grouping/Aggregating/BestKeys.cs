using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The smallest or largest key of each group.</summary>
/// <param name="choice">Which one.</param>
internal sealed class BestKeys(Choice choice) : IDisposable
{
    private static readonly KeyEncoder s_encoder = new([new KeyPart(0)]);

    private readonly KeyBuffer _keys = new();
    private readonly List<(byte[]? Bytes, int Length)> _long = [];
    private long _longBytes;

    // The first eight bytes of each group's best key; of a longer one all bytes are in the list.
    private ulong[] _chunks = [];

    // The byte that says whether a value is missing; those that are looked at are present.
    private int _mark;

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _keys.HeldBytes + BestBytes;

    /// <summary>Those of them that hold the groups' best keys.</summary>
    public long BestBytes => _longBytes + (_long.Capacity * (long)Unsafe.SizeOf<(byte[]?, int)>()) + (_chunks.Length * (long)sizeof(ulong));

    /// <summary>Takes the rows that are to be looked at.</summary>
    /// <param name="rows">A block of the column whose values are compared.</param>
    /// <param name="groupCount">How many groups there are.</param>
    public void Start(RowBlock rows, int groupCount)
    {
        _keys.Clear();
        s_encoder.Encode(rows, 0, rows.Count, _keys);
        _mark = rows.Columns[0].Info.IsNullable ? 1 : 0;
        Pooled.Grow(ref _chunks, _chunks.Length, groupCount);
    }

    /// <summary>Whether a present value is better than its group's best so far, whose place it then takes.</summary>
    /// <param name="group">The group.</param>
    /// <param name="row">The value's row.</param>
    /// <param name="hasAny">Whether the group has a best value; where it has none, this is it.</param>
    public bool TryImprove(int group, int row, bool hasAny)
    {
        ulong chunk = _keys.Chunk(row, _mark);
        ReadOnlySpan<byte> value = _keys[row][_mark..];
        bool isLong = value.Length > sizeof(ulong);
        if (hasAny)
        {
            int order = chunk.CompareTo(_chunks[group]);

            // Keys that agree in eight bytes are both longer or are the same, as no key is the beginning of another one.
            if (order == 0 && isLong)
                order = value.SequenceCompareTo(_long[group].Bytes.AsSpan(0, _long[group].Length));
            if (choice == Choice.Smallest ? order >= 0 : order <= 0)
                return false;
        }

        _chunks[group] = chunk;
        if (isLong)
            Keep(group, value);
        return true;
    }

    public void Dispose()
    {
        _keys.Dispose();
        _long.Clear();
        _long.TrimExcess();
        _longBytes = 0;
        Pooled.Return(ref _chunks);
    }

    // An array has a header, and takes whole words.
    private static long BytesOf(int length) => ((3L * IntPtr.Size) + length + IntPtr.Size - 1) / IntPtr.Size * IntPtr.Size;

    private void Keep(int group, ReadOnlySpan<byte> value)
    {
        while (_long.Count <= group)
            _long.Add(default);
        byte[]? bytes = _long[group].Bytes;
        if (bytes is null || bytes.Length < value.Length)
        {
            // The first is as long as it must be: most groups keep it, or take others of about its length.
            int length = bytes is null ? value.Length : (int)Math.Min(Math.Max(value.Length, 2L * bytes.Length), Array.MaxLength);
            _longBytes += BytesOf(length) - (bytes is null ? 0 : BytesOf(bytes.Length));
            bytes = new byte[length];
        }

        value.CopyTo(bytes);
        _long[group] = (bytes, value.Length);
    }
}
