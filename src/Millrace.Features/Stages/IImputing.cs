namespace Millrace.Features;

/// <summary>A stage that puts one value in the place of missing ones and leaves the others.</summary>
internal interface IImputing
{
    /// <summary>The number.</summary>
    double Number { get; }

    /// <summary>The text, for columns of texts; null for numbers.</summary>
    string? Text { get; }
}
