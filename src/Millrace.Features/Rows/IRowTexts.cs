namespace Millrace.Features;

/// <summary>A stage of texts by code that is not ours.</summary>
internal interface IRowTexts
{
    /// <summary>How many numbers it makes of a row.</summary>
    int Width { get; }

    /// <summary>Computes them.</summary>
    void Read(TextRows rows, Span<double> destination);
}
