using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Millrace.Benchmarks.Data;

/// <summary>A dictionary of texts, as far as sums ask for it.</summary>
internal sealed unsafe class DictionaryLengths
{
    // Codes have eight bits at most.
    private readonly int[] _lengths = GC.AllocateArray<int>(256, pinned: true);

    /// <summary>Reads a page of the dictionary: each text after its length in bytes.</summary>
    public void Read(byte* page, int texts)
    {
        for (int i = 0; i < texts; i++)
        {
            int bytes = *(int*)page;
            page += sizeof(int);
            _lengths[i] = Encoding.UTF8.GetString(page, bytes).Length;
            page += bytes;
        }
    }

    /// <summary>Characters of the texts that codes stand for.</summary>
    public long Sum(int* codes, int count)
    {
        fixed (int* lengths = _lengths)
        {
            int i = 0;
            long sum = 0;
            if (Avx2.IsSupported)
            {
                // Of a page's texts, no lane's sum is beyond an int.
                Vector256<int> first = default, second = default;
                for (; i <= count - 16; i += 16)
                {
                    first += Avx2.GatherVector256(lengths, Vector256.Load(codes + i), sizeof(int));
                    second += Avx2.GatherVector256(lengths, Vector256.Load(codes + i + 8), sizeof(int));
                }

                sum = Vector256.Sum(first + second);
            }

            for (; i < count; i++)
                sum += lengths[codes[i]];
            return sum;
        }
    }
}
