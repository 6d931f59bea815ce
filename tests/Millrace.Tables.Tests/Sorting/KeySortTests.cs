using System.Buffers.Binary;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>Keys in order, those that are equal in the order of their rows, however they are spread and however long they are.</summary>
public sealed class KeySortTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (string kind in (string[])["random", "few", "low bits", "high bits", "clustered", "sorted", "reversed", "same"])
            {
                foreach (int count in (int[])[0, 1, 20, 900, 5000, 40_000])
                    cases.Add(kind, count);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_come_in_the_order_of_their_keys(string kind, int count)
    {
        var random = new Random(count);
        ulong[] numbers = [.. Enumerable.Range(0, count).Select(i => NumberOf(kind, i, count, random))];
        int[] expected = [.. Enumerable.Range(0, count).OrderBy(i => numbers[i])];
        foreach (int before in (int[])[0, 3, 16])
        {
            using var keys = new KeyBuffer();
            byte[] key = new byte[before + sizeof(ulong)];
            foreach (ulong number in numbers)
            {
                BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(before), number);
                keys.Append(key);
            }

            foreach (int threads in (int[])[1, 2, 5])
            {
                int[] order = new int[count];
                KeySort.Sort(keys, order, threads);
                Assert.Equal(expected, order);
            }
        }
    }

    private static ulong NumberOf(string kind, int i, int count, Random random) => kind switch
    {
        "random" => (ulong)random.NextInt64(long.MinValue, long.MaxValue),
        "few" => (ulong)random.Next(5) << 33,
        "low bits" => (ulong)random.Next(100_000),
        "high bits" => (ulong)random.Next(1000) << 54,
        "clustered" => ((ulong)random.Next(3) << 60) + (ulong)random.Next(1 << 20),
        "sorted" => (ulong)i * 3,
        "reversed" => (ulong)(count - i) << 20,
        _ => 42,
    };
}
