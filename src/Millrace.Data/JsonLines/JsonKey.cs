namespace Millrace.Data;

/// <summary>A name within objects, and what becomes of its values.</summary>
/// <param name="name">The name in UTF-8.</param>
internal sealed class JsonKey(ReadOnlySpan<byte> name)
{
    // No byte of UTF-8, so nothing that stands in a file begins with it.
    private static readonly byte[] s_nowhere = [0xFF];

    /// <summary>
    /// The name as it usually stands in a file, quotes included. One with characters that are escaped there can stand in several ways, and never
    /// as it is.
    /// </summary>
    public byte[] Quoted { get; } = IsPlain(name) ? [(byte)'"', .. name, (byte)'"'] : s_nowhere;

    /// <summary>The column that reads the values; −1 for none.</summary>
    public int Column { get; set; } = -1;

    /// <summary>Whether the column has other names on the way to it: a value that has the whole name counts before this one.</summary>
    public bool IsPath { get; init; }

    /// <summary>The names within the values that columns read; null for none.</summary>
    public JsonNames? Within { get; set; }

    /// <summary>The name that came next when this one was seen before.</summary>
    public JsonKey? Next { get; set; }

    /// <summary>The row in which it was seen last.</summary>
    public long Row { get; set; } = -1;

    /// <summary>Whether any column reads the values.</summary>
    public bool IsRead => Column >= 0 || Within is not null;

    private static bool IsPlain(ReadOnlySpan<byte> name) => !name.ContainsAnyInRange((byte)0, (byte)0x1F) && !name.ContainsAny((byte)'"', (byte)'\\');
}
