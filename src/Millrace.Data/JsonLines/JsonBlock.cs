namespace Millrace.Data;

/// <summary>Whole lines of a file, each with the line feed at its end.</summary>
internal sealed class JsonBlock : TextBlock
{
    /// <summary>Why there is nothing behind the lines; null where there may be.</summary>
    public JsonFlaw? Flaw { get; set; }

    /// <inheritdoc/>
    public override void Clear(long line)
    {
        base.Clear(line);
        Flaw = null;
    }

    /// <summary>Where the line of a place starts.</summary>
    public int StartOfLine(int at) => Bytes[..at].LastIndexOf((byte)'\n') + 1;

    /// <summary>The line that starts at a place, without its end.</summary>
    public ReadOnlySpan<byte> LineFrom(int start) => Bytes.Slice(start, Bytes[start..].IndexOf((byte)'\n'));
}
