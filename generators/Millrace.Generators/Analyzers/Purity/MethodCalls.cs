using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Notes which methods a method calls, and with what.</summary>
/// <param name="code">The method.</param>
/// <param name="draft">What is found.</param>
/// <param name="program">The program.</param>
/// <param name="setUps">What runs before methods of other classes.</param>
internal sealed class MethodCalls(MethodCode code, SummaryDraft draft, PurityProgram program, SetUps setUps)
{
    public void Note(HiddenCall call) =>
        Note(call.Method, call.Syntax, call.Instance, call.Arguments.Select(static (value, i) => (i, value)), call.Arguments.Length == 0 && call.Instance is null ? Origin.Declared : null);

    public void Note(IMethodSymbol method, SyntaxNode syntax, IOperation? instance, IEnumerable<IArgumentOperation> arguments, Origin? all = null) =>
        Note(method, syntax, instance, arguments.Where(static each => each.Parameter is not null).Select(static each => (each.Parameter!.Ordinal, each.Value)), all);

    private void Note(IMethodSymbol called, SyntaxNode syntax, IOperation? instance, IEnumerable<(int Ordinal, IOperation Value)> arguments, Origin? all)
    {
        if (called.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke or MethodKind.AnonymousFunction)
            return;

        // What says what it is has its say in the key.
        if (instance?.Type is { } receiver && (receiver.IsMillrace("IContentKeyed") || receiver.AllInterfaces.Any(static each => each.IsMillrace("IContentKeyed"))) && instance is not IInstanceReferenceOperation)
            return;
        IMethodSymbol method = Dispatch(called, instance);
        bool isOpen = SymbolEqualityComparer.Default.Equals(method, called) && Overrides.IsOpen(method) && !Values.IsBase(instance) && instance?.Type?.IsSealed != true;
        string? id = program.Note(method);
        (string Made, string Method)[] overriding = isOpen ? [.. program.Overriding(method)] : [];
        if (id is null && overriding.Length == 0)
            return;
        var origins = new Origin[method.Parameters.Length];
        var holders = new Holder[method.Parameters.Length + 1];
        holders[0] = code.Holders.Of(instance);
        for (int i = 0; i < origins.Length; i++)
            origins[i] = all ?? Origin.None;
        foreach ((int ordinal, IOperation value) in arguments)
        {
            if (ordinal >= origins.Length)
                continue;
            origins[ordinal] = code.Origins.Of(value);
            holders[ordinal + 1] = code.Holders.Of(value);
        }

        (int start, int length) = code.Place(syntax, method);
        var call = new PurityCall(id ?? "", origins.ToEquatableArray(), instance is null ? all ?? Origin.None : code.Origins.Of(instance), Values.IsThis(instance), start, length) { Holders = holders.ToEquatableArray() };
        if (id is not null)
            draft.Add(call);
        foreach ((string made, string found) in overriding)
            draft.Add(call with { Callee = found, IfMade = made });
        if (method.IsStatic || method.MethodKind == MethodKind.Constructor)
            setUps.Class(method.ContainingType, syntax, method);
    }

    /// <summary>The method that is really called, where the object was made in sight.</summary>
    private IMethodSymbol Dispatch(IMethodSymbol method, IOperation? instance) =>
        instance is null || Values.IsBase(instance) || !Overrides.IsOpen(method) || code.Origins.Exact(instance) is not IObjectCreationOperation { Type: INamedTypeSymbol made }
            ? method
            : Overrides.Find(made, method) ?? method;
}
