namespace Millrace;

/// <summary>A stored artifact that a pipeline takes without making it; found before keys are computed.</summary>
/// <param name="Kind">What it is found by: <see cref="Latest"/> or <see cref="Champion"/>.</param>
/// <param name="Target"><c>pipeline/step/output</c> for the latest result, the registered name for a champion.</param>
public sealed record PlanReference(string Kind, string Target)
{
    /// <summary>The latest committed result of a step of a pipeline.</summary>
    public const string Latest = "latest";

    /// <summary>The registered model in use.</summary>
    public const string Champion = "champion";
}
