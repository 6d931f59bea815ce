using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>The definition of a feature set. Generated; one instance a set.</summary>
/// <param name="name">The struct's name.</param>
/// <param name="features">The features in the order of declaration, which is the order in the vector.</param>
/// <param name="labelName">The name of the method that computes the label, or null.</param>
/// <param name="hasClasses">Whether the label is a class rather than a number.</param>
public sealed class FeatureSetInfo(string name, ImmutableArray<FeatureInfo> features, string? labelName = null, bool hasClasses = false)
{
    /// <summary>The struct's name.</summary>
    public string Name { get; } = name;

    /// <summary>The features in the order of declaration, which is the order in the vector.</summary>
    public ImmutableArray<FeatureInfo> Features { get; } = features;

    /// <summary>The name of the method that computes the label, or null where there is none.</summary>
    public string? LabelName { get; } = labelName;

    /// <summary>Whether the label is a class, a text or a member of an enumeration, rather than a number.</summary>
    public bool HasClasses { get; } = hasClasses;

    /// <summary>The columns that methods of the feature set compute.</summary>
    public ImmutableArray<ComputedSource> Computed { get; init; } = [];

    /// <summary>The row that those methods take; null where there are none.</summary>
    public ComputedRows? Rows { get; init; }

    /// <summary>The name of the method that computes how much a row counts in training; null where each counts once.</summary>
    public string? WeightName { get; init; }

    /// <summary>The columns that tell rows apart; null where none are named.</summary>
    public RowKeyInfo? Key { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Features.Length} features)";
}
