using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage that learns nothing: what it gives is decided by its settings.</summary>
public abstract record FixedSpec : FeatureSpec
{
    private protected FixedSpec()
    {
    }

    internal sealed override IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes) => [];

    internal sealed override FittedStage Fit(ImmutableArray<FitLane> lanes) => Stage();

    internal sealed override FittedStage Read(JsonElement fitted) => Stage();

    /// <summary>The stage.</summary>
    private protected abstract FittedStage Stage();
}
