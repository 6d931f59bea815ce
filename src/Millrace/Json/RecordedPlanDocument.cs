using System.Text.Json;
using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>The compiled plan of a run.</summary>
internal sealed record RecordedPlanDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    public required string Run { get; init; }

    public required string Pipeline { get; init; }

    /// <summary>1 for the first plan of the pipeline that the store met.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the plan's text in the store.</summary>
    public required string Digest { get; init; }

    /// <summary>The plan as it was recorded.</summary>
    public required JsonElement Plan { get; init; }

    /// <summary>Makes the document.</summary>
    /// <exception cref="MillraceException">The text of the plan is damaged.</exception>
    public static RecordedPlanDocument Of(RecordedPlan plan, string run, string store)
    {
        // Whoever reads the steps is told of damage in words.
        _ = plan.Steps;
        using var json = JsonDocument.Parse(plan.Document);
        return new RecordedPlanDocument
        {
            Store = store,
            Run = run,
            Pipeline = plan.Pipeline,
            Version = plan.Version,
            Digest = plan.Digest,
            Plan = json.RootElement.Clone(),
        };
    }
}
