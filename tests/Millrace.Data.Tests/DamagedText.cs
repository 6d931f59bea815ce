namespace Millrace.Data.Tests;

/// <summary>Text files that something has happened to.</summary>
internal static class DamagedText
{
    private const int LongestPiece = 20;

    /// <summary>Flips bits, and replaces, inserts, removes and repeats bytes here and there.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="unusual">Bytes that mean something in such a file.</param>
    /// <param name="times">It happens fewer times than this.</param>
    /// <param name="random">What decides.</param>
    public static byte[] Of(byte[] bytes, ReadOnlySpan<byte> unusual, int times, Random random)
    {
        var damaged = new List<byte>(bytes);
        for (int i = random.Next(times); i > 0 && damaged.Count > 0; i--)
        {
            int at = random.Next(damaged.Count);
            int length = random.Next(Math.Min(LongestPiece, damaged.Count - at));
            switch (random.Next(5))
            {
                case 0:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    damaged[at] = unusual[random.Next(unusual.Length)];
                    break;
                case 2:
                    damaged.Insert(at, unusual[random.Next(unusual.Length)]);
                    break;
                case 3:
                    damaged.RemoveRange(at, length);
                    break;
                default:
                    damaged.InsertRange(at, damaged.GetRange(at, length));
                    break;
            }
        }

        return [.. damaged];
    }
}
