namespace Millrace.Features;

/// <summary>How a feature is computed, before anything is fitted: what its attribute says.</summary>
public abstract record FeatureSpec
{
    private protected FeatureSpec()
    {
    }

    /// <summary>The transform's name in kebab case: <c>z-score</c>.</summary>
    public abstract string Name { get; }
}
