namespace Millrace.Runtime;

/// <summary>Which of the nine base types of ML Metadata ours are derived from.</summary>
internal static class MlmdBaseTypes
{
    public const string Dataset = "mlmd.Dataset";
    public const string Model = "mlmd.Model";
    public const string Metrics = "mlmd.Metrics";
    public const string Statistics = "mlmd.Statistics";
    public const string Train = "mlmd.Train";
    public const string Transform = "mlmd.Transform";
    public const string Process = "mlmd.Process";
    public const string Evaluate = "mlmd.Evaluate";
    public const string Deploy = "mlmd.Deploy";

    /// <summary>The base type of a type of artifacts; null for none.</summary>
    /// <param name="kind">The kind's short name.</param>
    public static string? OfArtifacts(string kind) => kind switch
    {
        "dataset" => Dataset,
        "model" => Model,
        "statistics" or "data-report" or "comparison-report" => Statistics,
        "evaluation" => Metrics,
        _ => null,
    };

    /// <summary>What a kind of artifacts tells of the executions that take or yield them.</summary>
    /// <param name="kind">The kind's short name.</param>
    public static MlmdTraits TraitsOf(string kind) => kind switch
    {
        "dataset" or "span" or "fold" or "statistics" or "data-report" or "comparison-report" or "written-file" or "written-rows" => MlmdTraits.Data,
        "model" => MlmdTraits.Model,
        "evaluation" or "blessing" => MlmdTraits.Verdict,
        "features" => MlmdTraits.Features,
        "registration" => MlmdTraits.Registration,
        _ => MlmdTraits.None,
    };

    /// <summary>The base type of a type of executions; null where none can be told.</summary>
    /// <param name="inputs">What one of them took.</param>
    /// <param name="outputs">What it yielded.</param>
    public static string? OfExecutions(MlmdTraits inputs, MlmdTraits outputs) => outputs switch
    {
        _ when outputs.HasFlag(MlmdTraits.Registration) => Deploy,
        _ when outputs.HasFlag(MlmdTraits.Verdict) => Evaluate,
        _ when outputs.HasFlag(MlmdTraits.Model) => inputs.HasFlag(MlmdTraits.Model) ? Evaluate : Train,
        _ when outputs.HasFlag(MlmdTraits.Features) => Transform,
        _ when outputs.HasFlag(MlmdTraits.Data) => inputs.HasFlag(MlmdTraits.Features) ? Transform : Process,
        _ when inputs.HasFlag(MlmdTraits.Data) => Process,
        _ => null,
    };
}
