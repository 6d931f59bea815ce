using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The compiled plan of a run, as the store keeps it.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Version">1 for the first plan of the pipeline that the store met, and one more for each that differs from all before.</param>
/// <param name="Digest">SHA-256 of <paramref name="Document"/>, in hexadecimal digits.</param>
/// <param name="Document">
/// The plan as one line of JSON, the same for the same plan: parameters, steps with their components, inputs and where these come from, expressions,
/// conditions; plans within it stand where they are used.
/// </param>
public sealed record RecordedPlan(string Pipeline, int Version, string Digest, string Document)
{
    private ImmutableArray<PlannedStep> _steps;

    /// <summary>The steps in their order, each followed by those within it.</summary>
    /// <exception cref="MillraceException">The text is damaged.</exception>
    public ImmutableArray<PlannedStep> Steps => _steps.IsDefault ? _steps = PlanReader.Steps(Document) : _steps;

    /// <summary>The pipeline's parameters, each with its default as text, or with how it is computed; null where a value is needed.</summary>
    /// <exception cref="MillraceException">The text is damaged.</exception>
    public ImmutableArray<PlannedFact> Parameters => PlanReader.Parameters(Document);

    /// <summary>The pipeline's outputs, and which step yields each.</summary>
    /// <exception cref="MillraceException">The text is damaged.</exception>
    public ImmutableArray<PlannedFact> Outputs => PlanReader.Outputs(Document);
}
