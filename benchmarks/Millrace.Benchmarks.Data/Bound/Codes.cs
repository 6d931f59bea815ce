using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Millrace.Benchmarks.Data;

/// <summary>Codes of at most eight bits: runs and packed bits in turn.</summary>
internal static unsafe class Codes
{
    /// <summary>Decodes so many codes, and writes up to 32 bytes behind them.</summary>
    public static void Decode(byte* source, int width, int* codes, int count)
    {
        for (int* end = codes + count; codes < end;)
        {
            int head = (int)PageHeader.Varint(ref source);
            int run = head >> 1;
            if ((head & 1) == 0)
            {
                new Span<int>(codes, run).Fill(width == 0 ? 0 : *source++);
                codes += run;
            }
            else
            {
                // The last run is padded to eight codes, and says so of no more than one block.
                run = Math.Min(run, ((int)(end - codes) + 7) >> 3);
                Unpack(source, width, codes, run);
                source += run * width;
                codes += run * 8;
            }
        }
    }

    // Eight codes lie in one word: their bits are spread over its bytes at once.
    private static void Unpack(byte* source, int width, int* codes, int eights)
    {
        ulong mask = 0x0101_0101_0101_0101UL * ((1u << width) - 1);
        if (Bmi2.X64.IsSupported && Avx2.IsSupported)
        {
            for (int i = 0; i < eights; i++, source += width, codes += 8)
            {
                ulong bytes = Bmi2.X64.ParallelBitDeposit(*(ulong*)source, mask);
                Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(bytes).AsByte()).Store(codes);
            }

            return;
        }

        for (int i = 0; i < eights; i++, source += width, codes += 8)
        {
            ulong word = *(ulong*)source;
            for (int j = 0; j < 8; j++, word >>= width)
                codes[j] = (int)(word & (mask & 255));
        }
    }
}
