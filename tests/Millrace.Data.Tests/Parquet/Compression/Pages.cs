using System.Globalization;
using CsCheck;

namespace Millrace.Data.Tests.Files;

/// <summary>Pages as columns have them: some of one value, some of few, some of noise, of all lengths.</summary>
internal static class Pages
{
    public static Gen<byte[]> Any { get; } = Gen.Int.Select(static seed => Of(new Random(seed)));

    public static byte[] Of(Random random)
    {
        byte[] page = new byte[random.Next(1 << random.Next(13))];
        int values = 1 << random.Next(9);
        int run = random.Next(1, 50);
        for (int i = 0; i < page.Length; i += run)
            page.AsSpan(i, Math.Min(run, page.Length - i)).Fill((byte)random.Next(values));
        return page;
    }

    /// <summary>Bytes that compress as text does.</summary>
    public static byte[] Text(int length)
    {
        byte[] page = new byte[length];
        string text = "";
        for (int i = 0, at = 0; i < length; i++, at++)
        {
            if (at == text.Length)
                (text, at) = ((i * 7919L).ToString(CultureInfo.InvariantCulture) + " stations ", 0);
            page[i] = (byte)text[at];
        }

        return page;
    }
}
