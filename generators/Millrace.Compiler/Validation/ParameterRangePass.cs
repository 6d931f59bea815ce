namespace Millrace.Compiler;

/// <summary>Do constants lie in the ranges of the parameters that they are given to?</summary>
internal sealed class ParameterRangePass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode step in graph.Steps)
        {
            foreach (StepArgument argument in step.Arguments)
            {
                ParameterModel parameter = step.Component.Parameters[argument.Parameter];
                if (argument.Constant is { } constant)
                    Check(step, argument.Location, parameter, constant, constant.Display, findings);
                else if (graph.Parameters.FirstOrDefault(each => each.Member == argument.HandedOn) is { DefaultValue: { } given } own && Ranges.Problem(own, given) is null)
                    Check(step, argument.Location, parameter, given, $"{given.Display}, the default of '{own.Member.TrimStart('@')}'", findings);
            }
        }
    }

    private static void Check(StepNode step, LocationInfo place, ParameterModel parameter, ConstantValue value, string written, ICollection<DiagnosticInfo> findings)
    {
        if (Ranges.Problem(parameter, value) is string expected)
        {
            findings.Add(DiagnosticInfo.Create(WiringRules.ParameterOutOfRange, place, parameter.Argument.TrimStart('@'), step.Component.ClassName, written, expected));
            return;
        }

        // A pipeline may hand a value on to a step that allows less.
        if (step.Body is not { } body || step.IsMap)
            return;
        foreach (StepNode inner in Inside(body))
        {
            foreach (StepArgument argument in inner.Arguments.Where(each => each.HandedOn == parameter.Member))
                Check(inner, place, inner.Component.Parameters[argument.Parameter], value, written, findings);
        }
    }

    /// <summary>The steps of a pipeline, those of its maps included.</summary>
    private static IEnumerable<StepNode> Inside(PipelineGraph graph) => graph.Steps.SelectMany(static each => each is { IsMap: true, Body: { } body } ? Inside(body) : [each]);
}
