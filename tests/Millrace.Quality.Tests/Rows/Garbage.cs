using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>Fills what lies in the pools, so that who reads an array after it was given back finds it out.</summary>
internal static class Garbage
{
    private const int Longest = 1 << 14;
    private const int Arrays = 64;

    public static void Fill()
    {
        Fill<byte>(0xA5);
        Fill(-77_777_777);
        Fill(-7_777_777_777_777L);
        Fill(0xA5A5_A5A5_A5A5_A5A5UL);
        Fill(-12_345.678);
        Fill(new Tally(-55, -5.5));
    }

    private static void Fill<T>(T value)
    {
        var held = new List<T[]>();
        for (int length = 16; length <= Longest; length *= 2)
        {
            for (int i = 0; i < Arrays; i++)
            {
                T[] array = Pooled.Rent<T>(length);
                Array.Fill(array, value);
                held.Add(array);
            }
        }

        foreach (T[] array in held)
            Pooled.Return(array);
    }
}
