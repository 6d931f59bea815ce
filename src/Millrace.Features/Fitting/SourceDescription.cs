namespace Millrace.Features;

/// <summary>What a feature's column had in the training rows.</summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Type">Its type.</param>
/// <param name="Missing">The share of rows without a value, 0 to 1; NaN counts as missing where numbers are read.</param>
public sealed record SourceDescription(string Name, string Type, double Missing)
{
    /// <summary>The share of numbers that are infinite, 0 to 1: of rows, or of the elements of lists.</summary>
    public double Infinite { get; init; }

    /// <summary>The share of the elements of lists that are missing, 0 to 1; null where the column has no lists. NaN counts as missing.</summary>
    public double? MissingElements { get; init; }

    /// <summary>
    /// The share of rows, or of the elements of lists, whose value is out of the vocabulary, 0 to 1; null where the feature has none. Of keys it is the share of
    /// rows whose key has no values of its own that were learned, the mean over the numbers that are learned a key.
    /// </summary>
    public double? Unseen { get; init; }

    /// <summary>The least finite number, of lists that of their elements; null where there is none, or it must not be shown.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest finite number, of lists that of their elements; null where there is none, or it must not be shown.</summary>
    public double? Maximum { get; init; }
}
