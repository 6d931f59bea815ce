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

    /// <summary>What each feature is and what was learned for it; values of sensitive columns are masked.</summary>
    ImmutableArray<FeatureDescription> Describe();
}
