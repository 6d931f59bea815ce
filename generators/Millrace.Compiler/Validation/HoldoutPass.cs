namespace Millrace.Compiler;

/// <summary>Does data that nobody may see before the final evaluation flow into fitting, training or choosing?</summary>
internal sealed class HoldoutPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        Expansion expansion = Expansion.Of(graph);
        PipelineGraph whole = expansion.Graph;
        HoldoutTaint taint = HoldoutTaint.Of(whole);
        foreach (HoldoutTaint.Misuse misuse in taint.Misuses)
        {
            InputModel input = whole.Steps[misuse.Step].Component.Inputs[misuse.Input];
            Report(WiringRules.HoldoutMisused, misuse.Step, misuse.Edge, misuse.Origin, input.Argument.TrimStart('@'), whole.Steps[misuse.Step].Name, HoldoutTaint.Use(input));
        }

        foreach (HoldoutTaint.Decision decision in taint.Decisions)
            Report(WiringRules.HoldoutDecides, decision.Step, decision.Edge, decision.Origin, whole.Steps[decision.Step].Name);

        void Report(DiagnosticRule rule, int step, Edge edge, HoldoutTaint.Origin origin, params string[] arguments)
        {
            // What happens inside of one pipeline alone is told there.
            if (expansion.Common(step, origin.Step) is not null)
                return;
            LocationInfo place = expansion.Place(step, edge, each => taint.OriginOf(whole, each) == origin);
            findings.Add(DiagnosticInfo.Create(rule, place, [whole.Steps[origin.Step].OutputName(origin.Output), .. arguments]));
        }
    }
}
