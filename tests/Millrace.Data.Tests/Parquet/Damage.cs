namespace Millrace.Data.Tests.Files;

/// <summary>Bytes as a bad disk, a bad line or a bad person leaves them.</summary>
internal static class Damage
{
    /// <summary>A copy that is cut, or in which some bytes are others, gone or there twice.</summary>
    public static byte[] Of(ReadOnlySpan<byte> sound, Random random)
    {
        if (sound.IsEmpty)
            return [];
        int at = random.Next(sound.Length);
        int length = random.Next(1, Math.Min(16, sound.Length - at) + 1);
        switch (random.Next(5))
        {
            case 0:
                return sound[..at].ToArray();
            case 1:
                return [.. sound[..at], .. sound[(at + length)..]];
            case 2:
                return [.. sound[..(at + length)], .. sound[at..]];
            case 3:
                byte[] replaced = sound.ToArray();
                random.NextBytes(replaced.AsSpan(at, length));
                return replaced;
            default:
                byte[] flipped = sound.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }
}
