namespace Millrace.Generators;

/// <summary>
/// 128 bits that stand for a text or a set: what has the same fingerprint is taken for the same. Not for adversaries; two texts of a program meet by
/// chance once in 2^64 programs.
/// </summary>
internal readonly record struct Fingerprint(ulong High, ulong Low)
{
    /// <summary>The start of a sequence.</summary>
    public static Fingerprint Empty => new(0xCBF29CE484222325, 0x9AE16A3B2F90404F);

    /// <summary>Continues a sequence by a text.</summary>
    public Fingerprint Then(string text)
    {
        unchecked
        {
            (ulong high, ulong low) = (High, Low);
            foreach (char c in text)
            {
                high = (high ^ c) * 0x100000001B3;
                low = (low + c) * 0x9E3779B97F4A7C15;
                low ^= low >> 29;
            }

            return new Fingerprint(high, low).Then((ulong)text.Length);
        }
    }

    /// <summary>Continues a sequence by a number.</summary>
    public Fingerprint Then(ulong number)
    {
        unchecked
        {
            ulong high = (High ^ number) * 0x9FB21C651E98DF25;
            ulong low = (Low + number) * 0xC2B2AE3D27D4EB4F;
            return new Fingerprint(high ^ (high >> 35), low ^ (low >> 31));
        }
    }

    /// <summary>Continues a sequence by what another fingerprint stands for.</summary>
    public Fingerprint Then(Fingerprint other) => Then(other.High).Then(other.Low);

    /// <summary>The fingerprint of a set with one more item: in whatever order items come, the result is the same.</summary>
    public Fingerprint With(Fingerprint item)
    {
        Fingerprint spread = Empty.Then(item);
        return new Fingerprint(unchecked(High + spread.High), unchecked(Low + spread.Low));
    }
}
