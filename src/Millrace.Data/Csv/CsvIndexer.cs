using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>
/// Finds the rows of a block and their fields. 64 bytes at a time are turned into bits that tell of delimiters, line ends and quotes; a record in which
/// a quote or a carriage return stands where it is unusual is looked at byte by byte.
/// </summary>
/// <param name="syntax">What separates fields.</param>
/// <param name="limits">How much goes into a block.</param>
/// <param name="width">Fields of a row.</param>
/// <param name="leavesOut">Whether a record that is no row is noted and left out where it is known how far it goes, rather than the end of all rows.</param>
internal sealed class CsvIndexer(CsvSyntax syntax, CsvLimits limits, int width, bool leavesOut)
{
    private enum Stop
    {
        Full,
        Look,
        Exhausted,
    }

    /// <summary>Indexes on from the block's end.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isEnd">Whether the file ends with its bytes.</param>
    /// <returns>Whether the block is finished: full, faulty, or at the end of the file.</returns>
    public bool Index(CsvBlock block, bool isEnd)
    {
        while (true)
        {
            Stop stop = syntax.HasSimpleBytes ? IndexWords(block, isEnd) : Stop.Look;
            if (stop == Stop.Full)
                return true;
            if (block.End == block.Count || (stop == Stop.Exhausted && !isEnd))
                return isEnd;
            if (!TryLook(block, isEnd, out bool isFinished) || isFinished)
                return isFinished;
        }
    }

    // One record, byte by byte; false where it goes on behind the bytes at hand.
    private bool TryLook(CsvBlock block, bool isEnd, out bool isFinished)
    {
        int start = block.End;
        int count = block.SlotCount;
        CsvRecord record = CsvRecord.Scan(block.Bytes, start, syntax, isEnd, ref block.Slots, ref count);
        isFinished = false;
        if (record.IsIncomplete)
            return false;
        int fields = count - block.SlotCount - 1;
        CsvFlaw? flaw = record.FlawAt(start, limits.RecordBytes);
        if (flaw is null && fields == width)
            (block.SlotCount, block.Rows, block.End) = (count, block.Rows + 1, record.End);
        else if (flaw is null && record.IsBlank(block.Bytes, start, syntax))
            block.End = record.End;
        else if (!TryLeaveOut(block, flaw ?? new CsvFlaw(CsvFlawKind.Width, start, record.At, fields), record.End, isEnd))
            return false;
        isFinished = block.Flaw is not null || limits.AreReached(block.Rows + block.Gaps.Count, block.End);
        return true;
    }

    // A record that is no row ends where it does, or with the line in which that shows; false where this goes on behind the bytes at hand.
    private bool TryLeaveOut(CsvBlock block, CsvFlaw flaw, int end, bool isEnd)
    {
        if (!leavesOut || flaw.Kind is not (CsvFlawKind.Width or CsvFlawKind.Quote or CsvFlawKind.LoneReturn))
        {
            block.Flaw = flaw;
            return true;
        }

        if (end < 0)
        {
            int line = block.Bytes[flaw.At..].IndexOf((byte)'\n');
            if (line < 0 && !isEnd)
                return false;
            end = line < 0 ? block.Count : flaw.At + line + 1;
        }

        block.LeaveOut(new CsvGap(block.Rows, flaw, end));
        block.End = end;
        return true;
    }

    private Stop IndexWords(CsvBlock block, bool isEnd)
    {
        ReadOnlySpan<byte> bytes = block.Padded;
        int length = block.Count;
        byte delimiter = syntax.Delimiter[0];
        byte quote = syntax.Quote;
        ulong mayQuote = syntax.HasQuote ? ulong.MaxValue : 0;
        int start = block.End;
        int row = block.SlotCount;
        int n = row;
        ulong within = 0;
        ulong beforeField = 1;
        ulong afterQuote = 0;
        Stop stop = Stop.Exhausted;
        Reserve(block, n);
        block.Slots[n++] = start - 1;
        for (int at = start; at < length && (isEnd || at + ByteBits.Width < length); at += ByteBits.Width)
        {
            Reserve(block, n);
            var word = new ByteBits(bytes[at..]);
            ulong there = length - at >= ByteBits.Width ? ulong.MaxValue : (1UL << (length - at)) - 1;
            ulong ends = word.Equal((byte)'\n') & there;
            ulong all = (word.Equal(delimiter) & there) | ends;
            ulong returns = word.Equal((byte)'\r') & there;
            ulong quotes = word.Equal(quote) & there & mayQuote;
            ulong followed = ends >> 1;
            if ((quotes | within | afterQuote) != 0)
            {
                ulong quoted = ByteBits.Parity(quotes) ^ within;
                ulong opening = quotes & quoted;
                ulong closing = quotes & ~quoted;
                ulong mayOpen = (((all & ~quoted) | closing) << 1) | beforeField;
                ulong mayFollow = all | returns | quotes | ~there;
                if ((opening & ~mayOpen) != 0 || (((closing << 1) | afterQuote) & ~mayFollow) != 0)
                {
                    stop = Stop.Look;
                    break;
                }

                within = (ulong)((long)quoted >> 63);
                afterQuote = closing >> 63;
                all &= ~quoted;
                ends &= ~quoted;
                returns &= ~quoted;
                beforeField = (all | closing) >> 63;
            }
            else
            {
                beforeField = all >> 63;
            }

            if (returns != 0)
            {
                if (at + ByteBits.Width < length && bytes[at + ByteBits.Width] == '\n')
                    followed |= 1UL << 63;
                if ((returns & ~followed) != 0)
                {
                    stop = Stop.Look;
                    break;
                }
            }

            for (; ends != 0; ends &= ends - 1)
            {
                ulong record = all & (ends ^ (ends - 1));
                all ^= record;
                n = Write(block.Slots, n, at, record);
                int end = at + BitOperations.TrailingZeroCount(ends);
                if (end > start && bytes[end - 1] == '\r')
                    block.Slots[n - 1]--;
                if (end - start > limits.RecordBytes || (n - row != width + 1 && (n - row != 2 || block.Slots[n - 1] != start)))
                {
                    stop = Stop.Look;
                    goto Stopped;
                }

                // A blank line has no part in the rows.
                if (n - row == width + 1)
                {
                    block.Rows++;
                    row = n;
                }
                else
                {
                    n = row;
                }

                start = end + 1;
                if (limits.AreReached(block.Rows, start))
                {
                    stop = Stop.Full;
                    goto Stopped;
                }

                block.Slots[n++] = start - 1;
            }

            n = Write(block.Slots, n, at, all);
        }

    Stopped:
        block.End = start;
        block.SlotCount = row;
        return stop;
    }

    // A word has up to 64 ends of fields, and as many starts of rows.
    private static void Reserve(CsvBlock block, int used) => Pooled.Grow(ref block.Slots, used, used + (3 * ByteBits.Width));

    private static int Write(int[] slots, int n, int at, ulong bits)
    {
        // Reserve has made room for a whole word behind any place that is reached within one.
        int count = BitOperations.PopCount(bits);
        ref int target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), n);
        for (int i = 0; i < count; i += 4)
        {
            Unsafe.Add(ref target, i) = at + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref target, i + 1) = at + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref target, i + 2) = at + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref target, i + 3) = at + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
        }

        return n + count;
    }
}
