using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads <c>items.Map(item => …)</c>: steps that run for each item of a collection.</summary>
/// <param name="context">What is known so far.</param>
/// <param name="handles">Reads what a body of one expression yields.</param>
/// <param name="statements">Reads a body of several statements; yields what it returns, and where that is written.</param>
internal sealed class MapReader(DefineContext context, HandleReader handles, Func<BlockSyntax, (WiringValue Value, ExpressionSyntax Written)?> statements)
{
    private const string Collection = "global::Millrace.Collection";
    private const string Items = "items";

    /// <summary>As many results may be collected, as overloads of Map say.</summary>
    private const int MostResults = 3;

    private readonly ComponentBinder _binder = new(context.Semantics, context.Cancellation);

    /// <summary>Reads a call on what stands for a result of a step.</summary>
    public WiringValue Read(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, WiringValue target)
    {
        if (target is not OutputValue { Type: { Name: Collection, Arguments: [var itemType] } } items || call.ArgumentList.Arguments is not [{ Expression: var body }])
            return target == WiringValue.Broken ? target : context.Break(call);
        while (body is ParenthesizedExpressionSyntax inner)
            body = inner.Expression;
        if (body is not LambdaExpressionSyntax lambda)
        {
            bool isUnfit = body is LiteralExpressionSyntax || (body is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Step" } step && !TakesItem(step.Expression, itemType));
            if (handles.Read(body) == WiringValue.Broken || isUnfit || Objections.Has(body, context.Semantics, context.Cancellation))
                return context.Break(body);
            context.Report(WiringRules.MapNeedsLambda, body.GetLocation(), WrittenText.Short(body), WrittenText.Short(access.Expression));
            return WiringValue.Broken;
        }

        if (!lambda.AsyncKeyword.IsKind(SyntaxKind.None) || Parameter(lambda) is not { } parameter)
            return context.Break(lambda);
        StepFrame around = context.Frame;
        StepFrame frame = context.Enter();
        string name = parameter.Identifier.ValueText;
        context.Scopes.Begin(lambda);
        context.Scopes.Declare(name, frame.AddPort(Naming.ToKebab(name, "item"), itemType));
        (WiringValue Value, ExpressionSyntax Written)? result = lambda switch
        {
            { ExpressionBody: { } expression } => (Result(expression), expression),
            { Block: { } block } => statements(block),
            _ => null,
        };
        List<GraphOutput>? outputs = result is var (value, written) ? Outputs(value, written) : null;
        context.Leave(around);
        context.Scopes.End();
        if (outputs is null)
            return context.Break(lambda);
        return Add(access, items, frame, outputs);
    }

    /// <summary>Whether C# takes the Step of a component for what is done with an item: one that takes an item and nothing else.</summary>
    private bool TakesItem(ExpressionSyntax receiver, TypeRef item) =>
        _binder.Bind(receiver) is [var component] && (component.TypeParameters.Length == 0 || !component.IsDefinition)
        && context.Signature(component) is { IsValid: true } signature && signature.StepSlots.ToArray() is [{ Input: { IsList: false } input }] && !input.Type.DiffersFrom(item);

    private static ParameterSyntax? Parameter(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var single] } => single,
        _ => null,
    };

    private WiringValue Result(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Result(inner.Expression),
        TupleExpressionSyntax tuple => new TupleValue([.. tuple.Arguments.Select(each => (TupleValue.NameOf(each), Result(each.Expression)))]),
        _ => handles.Read(expression) is { } value and not TextValue ? value : context.Handles.Report(expression) ? WiringValue.Broken : context.Break(expression),
    };

    /// <summary>What is collected; null where C# finds no Map for it, or where it has been reported.</summary>
    private List<GraphOutput>? Outputs(WiringValue value, ExpressionSyntax written)
    {
        if (value is StepValue { Frame: var frame, Step: var step } && frame.Steps[step].Component.Outputs.Count == 0)
            return [];
        IReadOnlyList<WiringValue>? values = value is OutputValue ? [value] : DefineContext.Elements(value);
        if (values is null || values.Count > MostResults || values.Any(static each => each is not OutputValue))
            return null;
        string[] names = [.. values.Select((each, i) => Name(value, (OutputValue)each, i))];
        bool areDistinct = names.Select(static each => Naming.Kebab(each)).Distinct(StringComparer.Ordinal).Count() == names.Length;
        var outputs = new List<GraphOutput>();
        for (int i = 0; i < names.Length; i++)
        {
            var output = (OutputValue)values[i];
            if (context.Edge(output, written) is not { } edge)
                return null;
            outputs.Add(new GraphOutput(new OutputModel(names.Length == 1 ? "" : areDistinct ? names[i] : $"Item{i + 1}", output.Type), edge));
        }

        return outputs;
    }

    /// <summary>A name for one of several results: the element's, or that of the output.</summary>
    private static string Name(WiringValue whole, OutputValue output, int index)
    {
        if (whole is TupleValue { Elements: var elements } && elements[index].Name is { Length: > 0 } name)
            return name;
        string member = output.Frame.Steps[output.Step].Component.Outputs[output.Output].Member.TrimStart('@');
        return member.Length > 0 ? member : $"Item{index + 1}";
    }

    private WiringValue Add(MemberAccessExpressionSyntax access, OutputValue items, StepFrame frame, List<GraphOutput> outputs)
    {
        LocationInfo place = access.Name.GetLocation().ToInfo();
        List<InputModel> inputs = [new InputModel(Items, items.Type), .. frame.Taken.Select(each => new InputModel(each.Port.Component.Name, each.Port.Component.Outputs[0].Type, IsOptional: true))];
        var edges = new List<InputEdges> { new(context.Edge(items, access.Expression) is { } all ? new([all]) : default) };
        edges.AddRange(frame.Taken.Select(each => new InputEdges(new([new Edge(each.Outer.Step, each.Outer.Output, each.Outer.Views, place)]))));
        return context.AddMap(
            new StepNode
            {
                Component = new ComponentSignature
                {
                    Type = context.PipelineType,
                    ClassName = "map",
                    IsPipeline = true,
                    Inputs = inputs.ToEquatableArray(),
                    Outputs = outputs.Select(static each => each.Model with { Type = new TypeRef(Collection, new([each.Model.Type])) }).ToEquatableArray(),
                    Shape = outputs.Count switch { 0 => OutputShape.None, 1 => OutputShape.Single, _ => OutputShape.Members },
                },
                IsMap = true,
                Location = place,
                Variable = StepReader.Variable(access.Parent!),
                Inputs = edges.ToEquatableArray(),
            },
            frame,
            outputs);
    }
}
