using System.Buffers.Binary;

namespace Millrace.Data.Tests.Files;

/// <summary>Damages files: anywhere, or where it hurts most, in footers and in headers of pages.</summary>
internal static class Mutation
{
    private static readonly byte[][] s_numbers =
    [
        [0], [1], [0x7F], [0x80], [0xFF], [0xFE, 0xFF, 0xFF, 0xFF, 0x0F], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x80, 0x80, 0x80, 0x80, 0x08],
        [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], [0, 0, 0, 0x80], [0xFF, 0xFF, 0xFF, 0x7F],
    ];

    /// <summary>A damaged copy.</summary>
    public static byte[] Of(Original original, Random random)
    {
        byte[] bytes = original.Bytes;
        for (int times = random.Next(4) == 0 ? random.Next(2, 5) : 1; times > 0; times--)
        {
            bytes = random.Next(4) switch
            {
                0 => Damage.Of(bytes, random),
                1 => Anywhere(bytes, random),
                2 => InRange(bytes, original.Headers[random.Next(original.Headers.Count)], random),
                _ => InFooter(bytes, original.FooterStart, random),
            };
        }

        return bytes;
    }

    private static byte[] Anywhere(byte[] sound, Random random)
    {
        if (sound.Length < 16)
            return sound;
        byte[] bytes = [.. sound];
        int length = random.Next(1, Math.Min(64, bytes.Length / 2));
        int at = random.Next(bytes.Length - length);
        int other = random.Next(bytes.Length - length);
        switch (random.Next(4))
        {
            case 0:
                bytes.AsSpan(at, length).Clear();
                return bytes;
            case 1:
                bytes.AsSpan(at, length).Fill(0xFF);
                return bytes;
            case 2:
                sound.AsSpan(other, length).CopyTo(bytes.AsSpan(at));
                sound.AsSpan(at, length).CopyTo(bytes.AsSpan(other));
                return bytes;
            default:
                return Put(bytes, at, s_numbers[random.Next(s_numbers.Length)], random.Next(2) == 0);
        }
    }

    private static byte[] InRange(byte[] sound, Range range, Random random)
    {
        if (range.End.Value > sound.Length || range.End.Value <= range.Start.Value)
            return Anywhere(sound, random);
        int at = random.Next(range.Start.Value, range.End.Value);
        byte[] bytes = [.. sound];
        switch (random.Next(3))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            default:
                return Put(bytes, at, s_numbers[random.Next(s_numbers.Length)], inserts: random.Next(4) == 0);
        }
    }

    // The length behind a footer that was cut or has become longer is made right again: otherwise nobody would look into it.
    private static byte[] InFooter(byte[] sound, int start, Random random)
    {
        if (start >= sound.Length - 8)
            return Anywhere(sound, random);
        byte[] footer = sound[start..^8];
        footer = random.Next(2) == 0 ? Damage.Of(footer, random) : InRange(footer, 0..footer.Length, random);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. sound[..start], .. footer, .. length, .. "PAR1"u8];
    }

    private static byte[] Put(byte[] bytes, int at, byte[] number, bool inserts) =>
        [.. bytes[..at], .. number, .. bytes[Math.Min(inserts ? at : at + number.Length, bytes.Length)..]];
}
