using System.Buffers;
using System.Buffers.Binary;

namespace Millrace.Data;

/// <summary>Writes definition and repetition levels as runs and bit-packed stretches, without a length before them (Encodings.md, "RLE").</summary>
internal static class LevelEncoder
{
    private const int LeastRun = 256;

    // A reader takes no more elements of lists from a page than its bytes justify: so a long run is told in several.
    private const int MostOfRun = 2048;

    /// <summary>Appends levels from 0 to 1, as the bits of a validity bitmap say them.</summary>
    public static void Encode(ReadOnlySpan<ulong> bitmap, int startBit, int count, IBufferWriter<byte> output)
    {
        int packed = 0;
        int next = 0;
        while (next < count)
        {
            bool value = Bitmaps.Get(bitmap, startBit + next, 1) == 1;
            int run = WholeRun(bitmap, startBit + next, count - next, value);
            if (run >= LeastRun || (run > 0 && run == count))
            {
                WritePacked(bitmap, startBit + packed, next - packed, output);
                HybridEncoder.WriteRun(value ? 1 : 0, run, 1, output);
                packed = next + run;
            }

            next += Math.Max(run, Math.Min(64, count - next));
        }

        WritePacked(bitmap, startBit + packed, count - packed, output);
    }

    /// <summary>Appends levels from 0 to a maximum.</summary>
    public static void Encode(ReadOnlySpan<byte> levels, int maximum, IBufferWriter<byte> output)
    {
        int width = LevelDecoder.WidthOf(maximum);
        int least = Math.Max(8, 32 / Math.Max(width, 1));
        int packed = 0;
        int next = 0;
        while (next < levels.Length)
        {
            ReadOnlySpan<byte> rest = levels[next..];
            int run = rest.IndexOfAnyExcept(rest[0]);
            run = run < 0 ? rest.Length : run;
            if (run < least && run < levels.Length)
            {
                // Whole groups of eight, so that a stretch may end anywhere.
                next += Math.Min(8, rest.Length);
                continue;
            }

            WritePacked(levels[packed..next], width, output);
            packed = next + run;
            for (; next < packed; next += MostOfRun)
                HybridEncoder.WriteRun(rest[0], Math.Min(MostOfRun, packed - next), width, output);
            next = packed;
        }

        WritePacked(levels[packed..], width, output);
    }

    /// <summary>How many of the next bits are equal, in steps of 64 or up to the end.</summary>
    private static int WholeRun(ReadOnlySpan<ulong> bitmap, int startBit, int count, bool value)
    {
        int run = 0;
        while (run < count)
        {
            int take = Math.Min(64, count - run);
            if (Bitmaps.Get(bitmap, startBit + run, take) != (value ? Bitmaps.Ones(take) : 0))
                break;
            run += take;
        }

        return run;
    }

    private static void WritePacked(ReadOnlySpan<ulong> bitmap, int startBit, int count, IBufferWriter<byte> output)
    {
        if (count == 0)
            return;
        int length = HybridEncoder.WritePackedHeader(count, output);
        Span<byte> target = output.GetSpan(length + 8);
        for (int i = 0; i < count; i += 64)
            BinaryPrimitives.WriteUInt64LittleEndian(target[(i >> 3)..], Bitmaps.Get(bitmap, startBit + i, Math.Min(64, count - i)));
        output.Advance(length);
    }

    private static void WritePacked(ReadOnlySpan<byte> levels, int width, IBufferWriter<byte> output)
    {
        if (levels.IsEmpty)
            return;
        int length = HybridEncoder.WritePackedHeader(levels.Length, output) * width;
        Span<byte> target = output.GetSpan(length + sizeof(ulong));
        for (int i = 0; i < levels.Length; i += 8)
        {
            ulong eight = 0;
            ReadOnlySpan<byte> part = levels.Slice(i, Math.Min(8, levels.Length - i));
            for (int k = 0; k < part.Length; k++)
                eight |= (ulong)part[k] << (k * width);
            BinaryPrimitives.WriteUInt64LittleEndian(target[((i >> 3) * width)..], eight);
        }

        output.Advance(length);
    }
}
