using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What is known so far while <c>Define</c> is read: variables, steps, findings.</summary>
internal sealed class DefineContext
{
    private readonly Findings _findings;
    private readonly HashSet<(DiagnosticRule Rule, LocationInfo Location)> _reported = [];
    private readonly ProgramSignatures _signatures;
    private readonly INamedTypeSymbol _pipeline;
    private readonly List<(StepFrame Around, int Step, StepFrame Body, EquatableArray<GraphOutput> Outputs)> _maps = [];

    public DefineContext(INamedTypeSymbol pipeline, SemanticModel semantics, ProgramSignatures signatures, Findings findings, CancellationToken cancellation)
    {
        _findings = findings;
        _signatures = signatures;
        _pipeline = pipeline;
        Semantics = semantics;
        Cancellation = cancellation;
        Views = new ViewReader(semantics.Compilation);
        Constants = new ConstantReader(semantics, Variables, cancellation);
        Scope = new PipelineScope(pipeline, Variables, Constants);
        Handles = new HandleRecognizer(this);
    }

    /// <summary>The pipeline's class, as people write it.</summary>
    public string PipelineName => _pipeline.Name;

    /// <summary>The pipeline's class.</summary>
    public TypeRef PipelineType => TypeRefs.Of(_pipeline);

    public SemanticModel Semantics { get; }

    public CancellationToken Cancellation { get; }

    public ViewReader Views { get; }

    public ConstantReader Constants { get; }

    public PipelineScope Scope { get; }

    public HandleRecognizer Handles { get; }

    /// <summary>The variables.</summary>
    public VariableScopes Scopes { get; } = new();

    /// <summary>The values of the variables in scope.</summary>
    public IReadOnlyDictionary<string, WiringValue> Variables => Scopes.Values;

    /// <summary>The steps that are being read.</summary>
    public StepFrame Frame { get; private set; } = new(outer: null);

    public List<WrongStepModel> WrongSteps { get; } = [];

    /// <summary>The calls of Step of which nothing is known whose results are taken apart.</summary>
    public List<DeconstructedStep> Deconstructed { get; } = [];

    /// <summary>Whether a part could not be read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The loops that are being read.</summary>
    public LoopStack Loops { get; } = new();

    /// <summary>Reports a part that cannot be read.</summary>
    public void Report(DiagnosticRule rule, Location location, params string[] arguments) => Report(DiagnosticInfo.Create(rule, location.ToInfo(), arguments));

    /// <summary>Reports a part that cannot be read. What a loop reads several times is reported once.</summary>
    public void Report(DiagnosticInfo finding)
    {
        if (_reported.Add((finding.Rule, finding.Location)))
            _findings.AddRange([finding]);
        IsBroken = true;
    }

    /// <summary>Reports an expression that cannot be followed; where C# has an objection to it, that stands alone.</summary>
    public WiringValue Refuse(ExpressionSyntax expression, DiagnosticRule? rule = null, Location? at = null)
    {
        if (Objections.Has(expression, Semantics, Cancellation) || Handles.HasOperator(expression))
            return Break(expression);
        if (Handles.IsChoice(expression))
            (rule, at) = (WiringRules.ChoiceOfResults, null);
        Report(rule ?? WiringRules.ExpressionNotAllowed, at ?? expression.GetLocation(), WrittenText.Short(expression), Handles.MadeComponent(expression)?.DisplayName() ?? "X");
        return WiringValue.Broken;
    }

    /// <summary>The first part that could not be read and was left to C#; null where there is none.</summary>
    public string? Unread { get; private set; }

    /// <summary>Whether a part was left out that is reported elsewhere.</summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>Notes a part that only C# can have an objection to. Where it has none, <see cref="UnreadDefineAnalyzer"/> speaks.</summary>
    public WiringValue Break(SyntaxNode part)
    {
        IsBroken = true;
        Unread ??= WrittenText.Short(part);
        return WiringValue.Broken;
    }

    /// <summary>Notes a part whose mistake is reported where it was made.</summary>
    public WiringValue LeaveOut()
    {
        IsBroken = HasLeftOut = true;
        return WiringValue.Broken;
    }

    /// <summary>The signature of a component's definition.</summary>
    public ComponentSignature Signature(INamedTypeSymbol component) => _signatures.Of(component, Cancellation);

    /// <summary>The steps of a pipeline that is a step; null where they are not known.</summary>
    public PipelineGraph? Graph(INamedTypeSymbol pipeline) => _signatures.Graph(pipeline, Cancellation);

    /// <summary>The pipelines by way of which a pipeline would be a step of itself; null where it would not.</summary>
    public IReadOnlyList<string>? Way(INamedTypeSymbol step) => _signatures.Way(step, _pipeline, Cancellation);

    /// <summary>Adds a step.</summary>
    /// <returns>Its result: the only output, or all of them.</returns>
    public WiringValue Add(StepNode step)
    {
        Frame.Steps.Add(step with { LoopSuffix = Loops.Suffix });
        int number = Frame.Steps.Count - 1;
        return step.Component.Outputs.Count == 1 ? Output(Frame, number, 0) : new StepValue(Frame, number);
    }

    /// <summary>Begins with the steps of a map.</summary>
    public StepFrame Enter() => Frame = new StepFrame(Frame);

    /// <summary>Ends with the steps of a map.</summary>
    public void Leave(StepFrame around) => Frame = around;

    /// <summary>Adds a map.</summary>
    /// <param name="step">The whole.</param>
    /// <param name="body">Its steps.</param>
    /// <param name="outputs">What it collects.</param>
    /// <returns>What is collected.</returns>
    public WiringValue AddMap(StepNode step, StepFrame body, IEnumerable<GraphOutput> outputs)
    {
        _maps.Add((Frame, Frame.Steps.Count, body, outputs.ToEquatableArray()));
        return Add(step);
    }

    /// <summary>Gives each map its steps, once it is known which of their results are used. Inner maps come first.</summary>
    /// <param name="graph">The pipeline.</param>
    /// <param name="variables">The variables, by where their steps stand.</param>
    public void FinishMaps(PipelineGraph graph, ILookup<StepFrame, VariableNode> variables)
    {
        foreach ((StepFrame around, int number, StepFrame body, EquatableArray<GraphOutput> outputs) in _maps)
        {
            var steps = new PipelineGraph
            {
                Declaration = graph.Declaration,
                Name = around.Steps[number].Name,
                Parameters = graph.Parameters,
                ParameterLocations = graph.ParameterLocations,
                DefineLocation = around.Steps[number].Location,
                Steps = body.Steps.ToEquatableArray(),
                Outputs = outputs,
                Variables = variables[body].ToEquatableArray(),
            };
            around.Steps[number] = around.Steps[number] with { Body = steps, Component = PortFacts.Mark(around.Steps[number].Component, steps) };
        }
    }

    /// <summary>
    /// What stands for a stored artifact, one step however often it is written. It is found when a run begins, so that it is a step of <c>Define</c> itself
    /// wherever it is written.
    /// </summary>
    public OutputValue Refer(ReferenceModel reference, TypeRef type, ExpressionSyntax written, ExpressionSyntax target)
    {
        StepFrame frame = Frame.Outermost;
        int step = frame.Steps.FindIndex(each => each.Reference == reference && each.Component.Type == type);
        if (step < 0)
        {
            step = frame.Steps.Count;
            frame.Steps.Add(new StepNode
            {
                Component = new ComponentSignature { Type = type, ClassName = reference.StepName, Outputs = new([new OutputModel("", type)]), Shape = OutputShape.Single },
                Location = written.GetLocation().ToInfo(),
                Reference = reference,
                ReferenceLocation = target.GetLocation().ToInfo(),
            });
        }

        return Output(frame, step, 0);
    }

    /// <summary>A result on its way to where it is written; null where it cannot come there, which is reported.</summary>
    public Edge? Edge(OutputValue value, ExpressionSyntax written)
    {
        if (Frame.See(value with { Fallback = null }) is not { } seen)
        {
            Report(WiringRules.MapEscapes, written.GetLocation(), WrittenText.Short(written));
            return null;
        }

        return new Edge(seen.Step, seen.Output, seen.Views, written.GetLocation().ToInfo()) { Fallback = value.Fallback is { } other ? Edge(other, written) : null };
    }

    /// <summary>What a deconstruction of a value yields: the outputs of a step, or the elements of a tuple; null where it has no parts.</summary>
    public static IReadOnlyList<WiringValue>? Elements(WiringValue? value) => value switch
    {
        StepValue { Frame: var frame, Step: var step } => [.. frame.Steps[step].Component.Outputs.Select((_, i) => Output(frame, step, i))],
        TupleValue tuple => [.. tuple.Elements.Select(static each => each.Value)],
        _ => null,
    };

    /// <summary>One output of a step.</summary>
    public static OutputValue Output(StepFrame frame, int step, int output) => new(frame, step, output, frame.Steps[step].Component.Outputs[output].Type, default);

    /// <summary>Values of variables that were never read before another one was assigned.</summary>
    public List<(StepFrame Frame, VariableNode Variable)> Overwritten { get; } = [];

    /// <summary>Gives a variable another value. What the turns of a loop leave behind is not looked at: the last turn's value may be read.</summary>
    public void Assign(string variable, WiringValue value, SyntaxNode place)
    {
        (StepFrame Frame, int Step)? made = Variables[variable].Made;
        // What a pipeline takes is no step that could be removed.
        if (!Scopes.Assign(variable, value) && made is (var frame, var source) && frame.Steps[source] is { LoopSuffix: null, Port: null })
            Overwritten.Add((frame, new VariableNode(variable, source, IsUsed: false, IsDeconstructed: false, place.GetLocation().ToInfo()) { IsOverwritten = true }));
    }

    /// <summary>Names a step.</summary>
    /// <returns>Another result that has the name, where the step stands for a stored artifact that has another name already.</returns>
    public static WiringValue? Name(StepFrame frame, int step, string name, ExpressionSyntax written)
    {
        StepNode named = frame.Steps[step] with { GivenName = name, WrittenName = WrittenText.Name(written), NameLocation = written.GetLocation().ToInfo() };
        if (named.Reference is not null && frame.Steps[step].GivenName is { } given && given != name)
        {
            int same = frame.Steps.FindIndex(each => each.GivenName == name && each.Reference == named.Reference);
            if (same < 0)
                frame.Steps.Add(named);
            return Output(frame, same < 0 ? frame.Steps.Count - 1 : same, 0);
        }

        frame.Steps[step] = named;
        return null;
    }
}
