using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads one call of Step: which component, with which type arguments, and what flows in.</summary>
internal sealed class StepReader(DefineContext context, HandleReader handles)
{
    private readonly ComponentBinder _binder = new(context.Semantics, context.Cancellation);

    /// <summary>Reads <c>receiver.Step(arguments)</c>; null where the receiver is no component and C# has no objection.</summary>
    public WiringValue? Read(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        StepInput[] arguments = [.. call.ArgumentList.Arguments.Select(each => new StepInput(each, handles.Read(each.Expression)))];
        if (Array.Exists(arguments, static each => !each.Syntax.RefKindKeyword.IsKind(SyntaxKind.None)))
            return context.Break(call);
        IReadOnlyList<INamedTypeSymbol> candidates = _binder.Bind(access.Expression);
        if (candidates.Count == 0)
        {
            if (_binder.Class(access.Expression) is { } other && other.GetMembers("Step").Any() && other.TypeKind != TypeKind.Error)
                context.Report(WiringRules.NotComponent, access.Expression.GetLocation(), other.Name);
            else if (context.Semantics.GetSymbolInfo(call, context.Cancellation).Symbol is not null)
                return null;
            return context.Break(call);
        }

        if (candidates.FirstOrDefault(static each => !CompiledFacts.IsCurrent(each)) is { } stale)
        {
            context.Report(CachingRules.OtherFormat, access.Expression.GetLocation(), stale.Name, stale.ContainingAssembly.Name);
            return WiringValue.Broken;
        }

        (DiagnosticInfo Finding, WrongStepModel Call)? misfit = null;
        foreach (INamedTypeSymbol candidate in candidates)
        {
            if (Close(candidate, access.Name as GenericNameSyntax, arguments, ref misfit) is { } signature && StepBuilder.Match(signature, arguments) is { } matched)
                return IsItself(candidate, access) ? WiringValue.Broken : Add(call, access, candidate, signature, matched);
        }

        if (candidates.Any(each => IsItself(each, access)))
            return WiringValue.Broken;

        if (misfit is { } wrong && access.SyntaxTree.HasExtensions())
        {
            context.Report(wrong.Finding);
            context.WrongSteps.Add(wrong.Call);
            return context.LeaveOut();
        }

        if (candidates.Select(context.Signature).FirstOrDefault(static each => each.Shape == OutputShape.Unknown) is { } unknown && StepCalls.Parts(call) is int parts)
            context.Deconstructed.Add(new DeconstructedStep(unknown.Type, parts));
        if (candidates.FirstOrDefault(each => context.Signature(each).IsReported) is { } reported)
        {
            if (access.SyntaxTree.HasExtensions() && ContainerReader.IsOutOfReach(reported))
                context.WrongSteps.Add(WrongStepReader.ReadUnreachable(context.Signature(reported), arguments));
            return context.LeaveOut();
        }

        // Type arguments that are inferred follow from the handles: one that is not followed leaves them open.
        bool isInferred = access.Name is not GenericNameSyntax
            && candidates.Any(each => each is { IsDefinition: true, TypeParameters.Length: > 0 } && StepBuilder.Match(context.Signature(each), arguments) is not null);
        return isInferred && arguments.Any(each => each.Value is null or TextValue && !HandleRecognizer.TakesItsType(each.Syntax.Expression) && context.Handles.Report(each.Syntax.Expression))
            ? WiringValue.Broken
            : context.Break(call);
    }

    /// <summary>Whether a step would be the pipeline that is being read, itself or by way of others, which is reported.</summary>
    private bool IsItself(INamedTypeSymbol step, MemberAccessExpressionSyntax access)
    {
        if (!PortReader.IsStep(step) || context.Way(step) is not { } way)
            return false;
        context.Report(WiringRules.PipelineInItself, access.Expression.GetLocation(), context.PipelineName, way.Count == 0 ? "" : $" by way of '{string.Join("' and '", way)}'");
        return true;
    }

    /// <summary>The signature with all type arguments filled in, or null where they cannot be found.</summary>
    private ComponentSignature? Close(INamedTypeSymbol component, GenericNameSyntax? typeArguments, StepInput[] arguments, ref (DiagnosticInfo Finding, WrongStepModel Call)? misfit)
    {
        ComponentSignature signature = context.Signature(component);
        if (!signature.IsValid)
            return null;
        if (component.TypeParameters.Length == 0)
            return typeArguments is null ? signature : null;
        var bindings = new Dictionary<string, TypeRef>(StringComparer.Ordinal);
        if (!component.IsDefinition)
        {
            if (!Soundness.IsSound(component))
                return null;
            Bind(component, component.TypeArguments, bindings);
        }
        else if (typeArguments is not null)
        {
            ITypeSymbol[] given = Given(component, typeArguments);
            if (given.Length != component.TypeParameters.Length || !Soundness.IsSound(component.Construct(given)))
                return null;
            Bind(component, given, bindings);
        }
        else if (StepBuilder.Match(signature, arguments) is { } matched)
        {
            if (Infer(component, signature, matched, bindings) is { } found)
            {
                // The program outside can name the companion, or the mistake is left to C#.
                if (ContainerReader.IsReachable(component))
                    misfit ??= (found, WrongStepReader.Read(signature, matched, arguments, bindings));
                return null;
            }
        }

        return component.TypeParameters.All(each => bindings.ContainsKey(CSharp.Escape(each.Name))) ? signature.Substitute(bindings) : null;
    }

    /// <summary>The type arguments that are written; none where they are inferred. Those that C# does not know are left out.</summary>
    private ITypeSymbol[] Given(INamedTypeSymbol component, GenericNameSyntax? typeArguments)
    {
        if (!component.IsDefinition)
            return [.. component.TypeArguments];
        return
        [
            .. (typeArguments?.TypeArgumentList.Arguments ?? default).Select(each => context.Semantics.GetTypeInfo(each, context.Cancellation).Type).OfType<ITypeSymbol>(),
        ];
    }

    private static void Bind(INamedTypeSymbol component, IReadOnlyList<ITypeSymbol> arguments, Dictionary<string, TypeRef> bindings)
    {
        for (int i = 0; i < arguments.Count; i++)
            bindings[CSharp.Escape(component.TypeParameters[i].Name)] = TypeRefs.Of(arguments[i]);
    }

    /// <summary>
    /// Finds the type arguments of a companion's call. Where an artifact fits no choice of them, C# could say at Step alone that it cannot infer
    /// them; the artifact that is in the way is found, for a report where it stands.
    /// </summary>
    private static DiagnosticInfo? Infer(INamedTypeSymbol component, ComponentSignature signature, StepBuilder matched, Dictionary<string, TypeRef> bindings)
    {
        for (int i = 0; i < signature.Inputs.Count; i++)
        {
            InputModel input = signature.Inputs[i];
            foreach (StepInput argument in matched.Inputs[i] ?? [])
            {
                if (argument.Value is ListValue { Items.Count: 0, Declared: { } declared })
                    input.Type.Unify(declared, bindings);
                TypeRef expected = input.Type.Substitute(bindings);
                if (HandleReader.Items(argument.Value).FirstOrDefault(each => !input.Type.Unify(each.Type, bindings)) is not { } misfit)
                    continue;
                return DiagnosticInfo.Create(
                    WiringRules.WrongArtifact,
                    argument.Syntax.Expression.GetLocation().ToInfo(),
                    WrittenText.Of(argument.Syntax.Expression),
                    misfit.Type.DisplayName,
                    input.Argument.TrimStart('@'),
                    component.Name,
                    expected.DisplayName);
            }
        }

        return null;
    }

    private WiringValue Add(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, INamedTypeSymbol component, ComponentSignature signature, StepBuilder matched)
    {
        var inputs = new List<InputEdges>();
        for (int i = 0; i < signature.Inputs.Count; i++)
            inputs.Add(new InputEdges((matched.Inputs[i] ?? []).SelectMany(each => Edges(each, signature.Inputs[i])).ToEquatableArray()) { IsWritten = matched.Inputs[i] is not null });
        var arguments = new List<StepArgument>();
        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            if (matched.Parameters[i] is { } argument && Argument(i, signature.Parameters[i], argument, component) is { } value)
                arguments.Add(value);
        }

        PipelineGraph? body = signature.IsPipeline ? context.Graph(component) : null;
        return context.Add(new StepNode
        {
            Component = body?.Signature is { } marked ? signature with { Inputs = marked.Inputs, Outputs = marked.Outputs } : signature,
            Body = body,
            Location = Name(access.Expression).GetLocation().ToInfo(),
            Variable = Variable(call),
            Inputs = inputs.ToEquatableArray(),
            Obstacle = OneScanReader.Read(component, Given(component, access.Name as GenericNameSyntax), context.Cancellation),
            Arguments = arguments.ToEquatableArray(),
        });
    }

    private IEnumerable<Edge> Edges(StepInput argument, InputModel input)
    {
        ExpressionSyntax expression = argument.Syntax.Expression;
        if (argument.Value is null && input.IsList && expression is CollectionExpressionSyntax { Elements.Count: 0 })
            return [];
        if (argument.Value is null && input.IsOptional && IsDefault(expression))
            return [];
        if (argument.Value is null or TextValue)
        {
            // A handle that comes from elsewhere is fine for C#; anything that is no handle is an error of C#'s own.
            if (!context.Handles.Report(expression))
                context.Break(expression);
            return [];
        }

        OutputValue[] items = [.. HandleReader.Items(argument.Value)];
        if ((items.Length == 0 && argument.Value is not ListValue) || (argument.Value is ListValue && !input.IsList))
            context.Break(expression);
        return items.Select(each => context.Edge(each, expression)).OfType<Edge>();
    }

    /// <summary>Whether an optional input is left out by a value that says so.</summary>
    private static bool IsDefault(ExpressionSyntax expression) => expression is DefaultExpressionSyntax || expression.IsKind(SyntaxKind.DefaultLiteralExpression);

    private StepArgument? Argument(int index, ParameterModel parameter, StepInput argument, INamedTypeSymbol component)
    {
        ExpressionSyntax expression = argument.Syntax.Expression;
        if (argument.Value is not null and not TextValue)
        {
            context.Break(expression);
            return null;
        }

        ITypeSymbol? target = ParameterType(component, parameter.Member.TrimStart('@'));
        ExpressionText text = ExpressionReader.Read(expression, target, context.Semantics, context.Scope, context.Cancellation);
        if (text.Obstacle is { } obstacle && !Objections.Has(expression, context.Semantics, context.Cancellation))
            context.Report(WiringRules.ValueNotCopyable, obstacle.Location, parameter.Argument.TrimStart('@'), obstacle.Quoted);
        if (text.Code is null)
        {
            context.Break(expression);
            return null;
        }

        ConstantValue? constant = text.Constant ?? (argument.Value as TextValue)?.Text.Constant;
        return new StepArgument(index, WrittenText.Of(expression), text.Code, constant, expression.GetLocation().ToInfo()) { HandedOn = HandedOn(expression) };
    }

    /// <summary>The parameter of the pipeline that an expression is; null where it is another one.</summary>
    private string? HandedOn(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => HandedOn(parenthesized.Expression),
        IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            when context.Semantics.GetSymbolInfo(expression, context.Cancellation).Symbol is IPropertySymbol property && property.Find("ParameterAttribute") is not null => CSharp.Escape(property.Name),
        _ => null,
    };

    /// <summary>The property's type; null where it is written with type parameters that were inferred.</summary>
    private static ITypeSymbol? ParameterType(INamedTypeSymbol component, string member)
    {
        for (INamedTypeSymbol? level = component; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(member).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                return component.IsDefinition && component.IsGenericType && Mentions(property.Type) ? null : property.Type;
        }

        return null;
    }

    private static bool Mentions(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        INamedTypeSymbol named => named.TypeArguments.Any(Mentions),
        IArrayTypeSymbol array => Mentions(array.ElementType),
        _ => false,
    };

    private static SyntaxNode Name(ExpressionSyntax receiver) => receiver is MemberAccessExpressionSyntax access ? access.Name : receiver;

    /// <summary>The variable that takes what a call yields; empty for none.</summary>
    public static string Variable(SyntaxNode call)
    {
        SyntaxNode? parent = call.Parent;
        while (parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax)
            parent = parent.Parent;
        return parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? variable.Identifier.ValueText : "";
    }
}
