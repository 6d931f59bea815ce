namespace Millrace.Compiler;

/// <summary>Can features that a step learns in one look at the rows be learned so?</summary>
internal sealed class OneScanPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode step in graph.Steps)
        {
            if (step.Obstacle is not { } obstacle)
                continue;
            string[] texts = [step.Component.ClassName, obstacle.Feature, obstacle.Set, obstacle.Problem];
            findings.Add(DiagnosticInfo.Create(FeatureRules.NotBySpans, step.Location, texts));
        }
    }
}
