using Millrace.Runtime;
using Millrace.Settings;

namespace Millrace.Commands;

/// <summary>Adds to what is wrong with a value where it stands, or where it is to be set.</summary>
internal static class BindingErrors
{
    /// <summary>The error with its hint; null where there is none to give.</summary>
    /// <param name="exception">What is wrong.</param>
    /// <param name="plan">The pipeline.</param>
    /// <param name="configured">What settings say.</param>
    /// <param name="pipeline">The texts that parameters of the pipeline were bound with.</param>
    /// <param name="steps">The texts that parameters of steps were bound with.</param>
    public static UsageException? Explain(
        ParameterException exception,
        PipelinePlan plan,
        ConfiguredParameters configured,
        IReadOnlyDictionary<string, string> pipeline,
        IReadOnlyDictionary<string, string> steps)
    {
        string name = exception.Parameter;
        if (!pipeline.ContainsKey(name) && !steps.ContainsKey(name) && Secrets.Find(plan, name) is { Default: null })
            return new UsageException($"{exception.Message} {Secrets.Remedy(plan, name)}");
        return Place(name, configured, pipeline, steps) is { } place ? new UsageException($"{exception.Message} It is set by {place}.") : null;
    }

    /// <summary>The setting that a value comes from; null where it comes from elsewhere, or something wins over the setting.</summary>
    private static string? Place(
        string name, ConfiguredParameters configured, IReadOnlyDictionary<string, string> pipeline, IReadOnlyDictionary<string, string> steps) =>
        configured.Policies.TryGetValue(name, out Setting policy) ? policy.Place
        : configured.Steps.TryGetValue(name, out Setting step) && steps.GetValueOrDefault(name) == step.Text ? step.Place
        : configured.Pipeline.TryGetValue(name, out Setting own) && pipeline.GetValueOrDefault(name) == own.Text ? own.Place
        : null;
}
