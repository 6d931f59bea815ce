namespace Millrace.Features;

/// <summary>Cells of the grid of geohashes as numbers, five bits a character of their texts.</summary>
internal static class Geohash
{
    /// <summary>Stands for no cell.</summary>
    public const long None = -1;

    /// <summary>The longest text.</summary>
    public const int Longest = 12;

    private static readonly byte[] Digits = [.. "0123456789bcdefghjkmnpqrstuvwxyz"u8];

    /// <summary>The cell of a place; <see cref="None"/> where there is none.</summary>
    /// <param name="latitude">In degrees.</param>
    /// <param name="longitude">In degrees.</param>
    /// <param name="precision">Characters of the cell's text.</param>
    public static long Of(double latitude, double longitude, int precision)
    {
        if (!Coordinates.AreValid(latitude, longitude))
            return None;
        int bits = 5 * precision, northBits = bits / 2;
        long north = Part(latitude, -90, 180, northBits);
        long east = Part(longitude >= 180 ? longitude - 360 : longitude, -180, 360, bits - northBits);
        long cell = 0;

        // The bits alternate, the first is the eastern half.
        for (int bit = 0; bit < bits; bit++)
        {
            ref long source = ref (bit % 2 == 0 ? ref east : ref north);
            int left = bit % 2 == 0 ? bits - northBits - 1 - (bit / 2) : northBits - 1 - (bit / 2);
            cell = (cell << 1) | ((source >> left) & 1);
        }

        return cell;
    }

    /// <summary>Writes a cell's text in UTF-8.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="text">Receives as many characters as the precision.</param>
    public static void Write(long cell, Span<byte> text)
    {
        for (int i = text.Length - 1; i >= 0; i--, cell >>= 5)
            text[i] = Digits[cell & 31];
    }

    /// <summary>Reads a cell from its text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static long Parse(string text)
    {
        long cell = 0;
        foreach (char digit in text)
        {
            int value = digit < 128 ? Array.IndexOf(Digits, (byte)digit) : -1;
            if (value < 0 || text.Length > Longest)
                throw new FormatException($"\"{text}\" is no geohash.");
            cell = (cell << 5) | (long)value;
        }

        return cell;
    }

    // The share may be rounded over an end of a part; the ends themselves are exact, for they have at most 38 bits.
    private static long Part(double value, double low, double range, int bits)
    {
        long last = (1L << bits) - 1, part = Math.Min((long)((value - low) / range * (1L << bits)), last);
        double width = range / (1L << bits);
        if (value < low + (part * width))
            return part - 1;
        return part < last && value >= low + ((part + 1) * width) ? part + 1 : part;
    }
}
