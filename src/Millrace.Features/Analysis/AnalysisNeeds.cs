namespace Millrace.Features;

/// <summary>What a feature has to know of its column before it can be computed.</summary>
[Flags]
internal enum AnalysisNeeds
{
    /// <summary>How many values are missing, and nothing else.</summary>
    Presence = 0,

    /// <summary>Mean and deviation.</summary>
    Moments = 1,

    /// <summary>The order of the numbers.</summary>
    Quantiles = 2,

    /// <summary>How often each value occurs.</summary>
    Frequencies = 4,
}
