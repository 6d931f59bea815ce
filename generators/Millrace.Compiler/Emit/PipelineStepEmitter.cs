namespace Millrace.Compiler;

/// <summary>Writes what makes a pipeline a step of others: <c>Step</c>, and <c>Descriptor</c>.</summary>
internal static class PipelineStepEmitter
{
    /// <summary>The attributes on the class, for those who use it compiled.</summary>
    public static void Facts(SourceWriter writer, PlanModel plan)
    {
        FactEmitter.Component(writer, Model(plan));
        if (plan.IsValid)
            FactEmitter.Steps(writer, plan.Flow);
    }

    public static void Emit(SourceWriter writer, PlanModel plan)
    {
        StepEmitter.Emit(writer, Model(plan));
        writer.Line();
        writer.Summary("What the runtime knows of this pipeline as a step of another.");
        if (!plan.IsValid)
        {
            writer.Line($"public static global::Millrace.ComponentDescriptor Descriptor => throw new global::System.InvalidOperationException({CSharp.Literal(plan.Declaration.Name + " could not be compiled; see the errors of the build.")});");
            return;
        }

        writer.Block("public static global::Millrace.ComponentDescriptor Descriptor { get; } = new()", () =>
        {
            if (plan.Summary.Length > 0)
                writer.Line($"Summary = {CSharp.Literal(DescriptorEmitter.FirstSentence(plan.Summary))},");
            ParameterEmitter.Emit(writer, plan.Parameters);
            writer.Line("Pipeline = static () => Plan,");
            CompositeEmitter.Members(writer, plan.Signature!);
        }, ";");
    }

    private static ComponentModel Model(PlanModel plan) => new()
    {
        Declaration = plan.Declaration,
        Signature = plan.Signature! with { Parameters = plan.Parameters },
        Summary = plan.Summary,
        RunName = plan.Signature!.Shape == OutputShape.Unknown ? "" : "Define",
    };
}
