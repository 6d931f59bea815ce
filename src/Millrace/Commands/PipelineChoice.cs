using System.CommandLine;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>The argument that names the pipeline; with a single pipeline nobody needs it.</summary>
/// <param name="context">The program.</param>
internal sealed class PipelineChoice(ProgramContext context)
{
    public Argument<string?> Argument { get; } = new("pipeline")
    {
        Description = context.Pipelines.Count > 1
            ? $"The pipeline: {string.Join(", ", context.Pipelines.Names)}."
            : "The pipeline; may be left out, as there is only one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The chosen pipeline.</summary>
    /// <exception cref="UsageException">None is named and there are several, or the name is unknown.</exception>
    public PipelinePlan Read(ParseResult parsed)
    {
        if (parsed.GetResult(Argument) is null || parsed.GetValue(Argument) is not { } name)
            return Only();

        return context.Pipelines.Find(name)
            ?? throw new UsageException($"There is no pipeline '{name}'.{NearestName.Proposal(name, context.Pipelines.Names)}");
    }

    /// <summary>A pipeline in one line: its name and what it does.</summary>
    public static string Describe(PipelinePlan plan) => plan.Summary.Length > 0 ? $"  {plan.Name}: {plan.Summary}" : $"  {plan.Name}";

    private PipelinePlan Only() => context.Pipelines.Count switch
    {
        0 => throw new UsageException("This program has no pipeline: mark a class with [Pipeline(\"name\")] and give it a method Define."),
        1 => context.Pipelines.Plans.Single(),
        _ => throw new UsageException(
            $"This program has {context.Pipelines.Count} pipelines: name one of them.\n{string.Join('\n', context.Pipelines.Plans.Select(Describe))}"),
    };
}
