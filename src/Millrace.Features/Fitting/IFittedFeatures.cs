using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>Fitted features of any set, for who shows them.</summary>
public interface IFittedFeatures
{
    /// <summary>The name of the feature set.</summary>
    string SetName { get; }

    /// <summary>SHA-256, in hexadecimal, of definition and learned values.</summary>
    string Fingerprint { get; }

    /// <summary>Rows that the features were fitted on.</summary>
    long RowCount { get; }

    /// <summary>Where each feature stands.</summary>
    FeatureLayout Layout { get; }

    /// <summary>The name of the method that computes the label; null where there is none.</summary>
    string? LabelName { get; }

    /// <summary>The name of the method that computes how much a row counts in training; null where there is none.</summary>
    string? WeightName { get; }

    /// <summary>The names in files of the columns of the row key; none where there is no key.</summary>
    ImmutableArray<string> KeyColumns { get; }

    /// <summary>What each feature is and what was learned for it; values of sensitive columns are masked.</summary>
    ImmutableArray<FeatureDescription> Describe();
}
