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
                    Check(step, argument, parameter, constant, constant.Display, findings);
                else if (graph.Parameters.FirstOrDefault(each => each.Member == argument.HandedOn) is { DefaultValue: { } given } own && Ranges.Problem(own, given) is null)
                    Check(step, argument, parameter, given, $"{given.Display}, the default of '{own.Member.TrimStart('@')}'", findings);
            }
        }
    }

    private static void Check(StepNode step, StepArgument argument, ParameterModel parameter, ConstantValue value, string written, ICollection<DiagnosticInfo> findings)
    {
        if (Ranges.Problem(parameter, value) is string expected)
            findings.Add(DiagnosticInfo.Create(WiringRules.ParameterOutOfRange, argument.Location, parameter.Argument.TrimStart('@'), step.Component.ClassName, written, expected));
    }
}
