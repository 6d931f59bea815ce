namespace Millrace.Compiler;

/// <summary>Writes the generated part of a pipeline: its plan, and its entry in the catalogue.</summary>
public static class PipelineEmitter
{
    /// <summary>Begins the message of a plan that throws because of a part that only C# can say what is wrong with; the part follows, then a quote.</summary>
    public const string Unread = "Define cannot be followed at '";

    /// <summary>The generated file.</summary>
    public static string Emit(PlanModel plan) => SourceWriter.File([plan], Emit);

    /// <summary>Its part of a file.</summary>
    public static void Emit(SourceWriter writer, PlanModel plan) => DeclarationEmitter.Around(
        writer,
        plan.Declaration,
        () =>
        {
            string type = plan.Declaration.Type.FullName;
            if (plan.IsValid)
                PreviewEmitter.Graph(writer, plan);
            if (plan.Signature is not null)
                PipelineStepEmitter.Facts(writer, plan);
            writer.Block($"partial {plan.Declaration.Keyword} {plan.Declaration.Name}{(plan.HasInterface ? $" : global::Millrace.IPipeline<{type}>" : "")}", () =>
            {
                Plan(writer, plan);
                if (plan.Signature is not null)
                    PipelineStepEmitter.Emit(writer.Line(), plan);
            });
        },
        plan is { IsValid: true, Signature: null } ? () => Register(writer.Line(), plan) : null);

    private static void Plan(SourceWriter writer, PlanModel plan)
    {
        writer.Summary($"The plan of {plan.Name}: {plan.Steps.Count} {(plan.Steps.Count == 1 ? "step" : "steps")}.");
        if (!plan.IsValid)
        {
            if (plan.HasOwnPlan && !plan.HasInterface)
                return;
            string member = plan.HasOwnPlan ? $"static global::Millrace.PipelinePlan global::Millrace.IPipeline<{plan.Declaration.Type.FullName}>.Plan" : "public static global::Millrace.PipelinePlan Plan";
            writer.Line($"{member} => throw new global::System.InvalidOperationException({CSharp.Literal(plan.Unread is null ? plan.Declaration.Name + " could not be compiled; see the errors of the build." : $"{Unread}{plan.Unread}'.")});");
            if (plan.Unread is not null)
                RefusalEmitter.Emit(writer, plan);
            return;
        }

        PreviewEmitter.Steps(writer, plan);
        writer.Block("public static global::Millrace.PipelinePlan Plan { get; } = new()", () => Members(writer, plan, isMap: false), ";");
    }

    private static void Members(SourceWriter writer, PlanModel plan, bool isMap)
    {
        writer.Line($"Format = {plan.Format},");
        writer.Line($"Name = {CSharp.Literal(plan.Name)},");
        writer.Line($"Type = typeof({plan.Declaration.Type.FullName}),");
        if (plan.Summary.Length > 0)
            writer.Line($"Summary = {CSharp.Literal(DescriptorEmitter.FirstSentence(plan.Summary))},");
        if (!isMap)
            ParameterEmitter.Emit(writer, plan.Parameters);
        Create(writer, plan);
        DescriptorEmitter.List(writer, "Inputs", plan.Inputs.Select(DescriptorEmitter.Input));
        DescriptorEmitter.List(writer, "Outputs", plan.Outputs.Select(static each => $"new global::Millrace.PlanOutput({DescriptorEmitter.Output(each.Model)}, {Source(each.Source)})"));
        writer.Line("Steps =").Line("[").Indent(() =>
        {
            foreach (PlannedStep step in plan.Steps)
                Step(writer, plan, step);
        }).Line("],");
    }

    private static void Create(SourceWriter writer, PlanModel plan)
    {
        string type = plan.Declaration.Type.FullName;
        if (plan.Parameters.Count == 0)
        {
            writer.Line($"Create = static values => new {type}(),");
            return;
        }

        writer.Block($"Create = static values => new {type}", () =>
        {
            for (int i = 0; i < plan.Parameters.Count; i++)
                writer.Line($"{plan.Parameters[i].Member} = ({plan.Parameters[i].TypeName})values[{i}]!,");
        }, ",");
    }

    private static void Step(SourceWriter writer, PlanModel plan, PlannedStep step) => writer.Block("new global::Millrace.PlanStep", () =>
    {
        writer.Line($"Name = {CSharp.Literal(step.Name)},");
        if (step.Composite is { } composite)
            CompositeEmitter.Emit(writer, composite);
        else
            writer.Line($"Component = {step.Component.FullName}.Descriptor,");
        if (step.Inputs.Count > 0)
        {
            writer.Line("Inputs =").Line("[").Indent(() =>
            {
                foreach (PlannedInput input in step.Inputs)
                    writer.Line($"{Input(input)},");
            }).Line("],");
        }

        if (step.Arguments.Count > 0)
        {
            writer.Line("Arguments =").Line("[").Indent(() =>
            {
                foreach (PlannedArgument argument in step.Arguments)
                    writer.Line($"new global::Millrace.PlanArgument({argument.Parameter}, {CSharp.Literal(argument.Text)}, static pipeline => {argument.Code}),");
            }).Line("],");
        }

        if (step.SeesHoldout)
            writer.Line("SeesHoldout = true,");
        Control(writer, step.Control);
    }, ",");

    private static void Control(SourceWriter writer, StepControl control)
    {
        if (control.Conditions.Count > 0)
            writer.Line($"Conditions = [{string.Join(", ", control.Conditions.Select(static each => $"new global::Millrace.PlanCondition({Source(each.Source)}, {CSharp.Literal(each.Holds)})"))}],");
        if (control.RunsAlways)
            writer.Line("RunsAlways = true,");
        if (control.Map is { } map)
            writer.Block("Map = new global::Millrace.PlanMap(new global::Millrace.PipelinePlan", () => Members(writer, map, isMap: true), "),");
        if (control.Reference is { } reference)
            writer.Line($"Reference = new global::Millrace.PlanReference(global::Millrace.PlanReference.{reference.Kind}, {CSharp.Literal(reference.Target)}),");
    }

    private static string Input(PlannedInput input) => input.Sources.Count == 1 && input.Sources[0] is { Views.Count: 0, Fallback: null }
        ? $"new global::Millrace.PlanInput({Step(input.Sources[0])}, {input.Sources[0].Output})"
        : $"new global::Millrace.PlanInput([{string.Join(", ", input.Sources.Select(Source))}])";

    private static string Source(PlannedSource source)
    {
        string views = "";
        if (source.Views.Count > 0)
        {
            string view = $"(({source.Views[0].From.FullName})rows){string.Concat(source.Views.Select(each => $".Project<{each.Schema.FullName}>()"))}";
            views = $", static rows => {view}, {CSharp.Literal(string.Join(".", source.Views.Select(each => each.Name)))}";
        }

        string fallback = source.Fallback is { } other ? $" {{ Fallback = new global::Millrace.PlanFallback({Source(other)}) }}" : "";
        return $"new global::Millrace.PlanSource({Step(source)}, {source.Output}{views}){fallback}";
    }

    private static string Step(PlannedSource source) =>
        source.Step == PlannedSource.Port ? "global::Millrace.PlanSource.Port" : source.Step.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Register(SourceWriter writer, PlanModel plan)
    {
        // Pipelines of one name may stand in different types of one namespace, and so in one file.
        string name = string.Concat(plan.Declaration.Containers.Select(static each => each.Substring(each.LastIndexOf(' ') + 1) + "_").Append(plan.Declaration.Name)).Replace("@", "");
        writer.Block($"file static class {name}Registration", () =>
        {
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            writer.Line($"internal static void Register() => global::Millrace.PipelineCatalog.Add({CSharp.Literal(plan.Name)}, static () => {plan.Declaration.Type.FullName}.Plan);");
        });
    }
}
