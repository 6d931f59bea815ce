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
                if (argument.Constant is { } constant && Ranges.Problem(parameter, constant) is string expected)
                    findings.Add(DiagnosticInfo.Create(WiringRules.ParameterOutOfRange, argument.Location, parameter.Argument.TrimStart('@'), step.Component.ClassName, constant.Display, expected));
            }
        }
    }
}
