using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what stands for stored artifacts: <c>Latest.Of</c> and <c>Champion.Of</c>.</summary>
internal sealed class ReferenceReader(DefineContext context)
{
    /// <summary>Reads a call; null where it is another one.</summary>
    public WiringValue? Read(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        if (access.Name is not { Identifier.ValueText: "Of" } name || Kind(access.Expression) is not string kind)
            return null;
        if (name is not GenericNameSyntax { TypeArgumentList.Arguments: [var written] } || call.ArgumentList.Arguments is not [{ Expression: var text, RefKindKeyword.RawKind: 0 }])
            return context.Break(call);
        if (context.Semantics.GetTypeInfo(written, context.Cancellation).Type is not { } type || !Soundness.IsSound(type) || !type.IsArtifact())
            return context.Break(call);
        Optional<object?> constant = context.Constants.Read(text);
        if (constant is not { HasValue: true, Value: string target })
        {
            if (context.Semantics.GetTypeInfo(text, context.Cancellation).Type is not { SpecialType: SpecialType.System_String } || Objections.Has(text, context.Semantics, context.Cancellation))
                return context.Break(text);
            context.Report(WiringRules.ReferenceForm, text.GetLocation(), $"'{WrittenText.Short(text)}'", Advice(kind));
            return WiringValue.Broken;
        }

        if (kind == ReferenceModel.Latest ? ReferenceModel.Place(target) is null : !ReferenceModel.IsName(target))
        {
            context.Report(WiringRules.ReferenceForm, text.GetLocation(), $"\"{target}\"", Advice(kind));
            return WiringValue.Broken;
        }

        return context.Refer(new ReferenceModel(kind, target), TypeRefs.Of(type), access.Expression, text);
    }

    private static string Advice(string kind) => kind == ReferenceModel.Latest ? WiringRules.PlaceAdvice : WiringRules.ChampionAdvice;

    private string? Kind(ExpressionSyntax receiver) =>
        receiver is TypeSyntax or MemberAccessExpressionSyntax ? Kind(context.Semantics.GetSymbolInfo(receiver, context.Cancellation).Symbol as INamedTypeSymbol) : null;

    /// <summary>What a class finds artifacts by: the member of <c>Millrace.PlanReference</c>; null for a class that finds none.</summary>
    public static string? Kind(INamedTypeSymbol? type) =>
        type.IsMillrace(ReferenceModel.Latest) ? ReferenceModel.Latest : type.IsMillrace(ReferenceModel.Champion) ? ReferenceModel.Champion : null;
}
