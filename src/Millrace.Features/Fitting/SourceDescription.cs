namespace Millrace.Features;

/// <summary>What a feature's column had in the training rows.</summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Type">Its type.</param>
/// <param name="Missing">The share of rows without a value, 0 to 1; NaN counts as missing where numbers are read.</param>
public sealed record SourceDescription(string Name, string Type, double Missing)
{
    /// <summary>The share of rows whose value is out of the vocabulary, of lists that of elements, 0 to 1; null where the feature has none.</summary>
    public double? Unseen { get; init; }

    /// <summary>The least finite number; null where there is none, or it must not be shown.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest finite number; null where there is none, or it must not be shown.</summary>
    public double? Maximum { get; init; }
}
