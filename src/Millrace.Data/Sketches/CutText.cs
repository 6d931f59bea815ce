using System.Text;

namespace Millrace.Data;

/// <summary>Texts as they are told: of long ones as much as is kept of frequent values.</summary>
internal static class CutText
{
    /// <summary>How many bytes decide how a text is told: those that are shown, and one more that says that it is longer.</summary>
    public const int MostBytes = FrequentItems.MostBytes + 1;

    /// <summary>A text.</summary>
    /// <param name="text">Its UTF-8, or the first <see cref="MostBytes"/> of it.</param>
    public static string Of(ReadOnlySpan<byte> text) => Of(text[..Math.Min(text.Length, FrequentItems.MostBytes)], text.Length);

    /// <summary>A text of which the first bytes are kept.</summary>
    /// <param name="kept">These.</param>
    /// <param name="length">How many it has.</param>
    public static string Of(ReadOnlySpan<byte> kept, int length)
    {
        // A character may have been cut in two.
        string text = Encoding.UTF8.GetString(kept);
        return length > kept.Length ? text.TrimEnd('\uFFFD') + "…" : text;
    }

    /// <summary>The first bytes, which decide how a text is told.</summary>
    public static ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, MostBytes)];
}
