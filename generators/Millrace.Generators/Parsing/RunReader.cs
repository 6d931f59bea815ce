using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds Run and reads what goes in.</summary>
internal static class RunReader
{
    /// <summary>The one Run, or null where there is none that steps can call; where there are several, the first, and a finding.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, Findings findings)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            IMethodSymbol[] runs = [.. level.GetMembers("Run").Concat(level.GetMembers("RunAsync")).OfType<IMethodSymbol>().Where(each => each.MethodKind == MethodKind.Ordinary).InOrder()];
            if (runs.Length == 0)
                continue;
            if (Array.Find(runs, each => !each.IsSameMember(runs[0])) is { } second)
                findings.Add(ComponentRules.SeveralRuns, second.Locations[0], type.Name, second.Name);
            else if (runs.Length > 1)
                findings.Break();
            CheckCallable(runs[0], findings);
            Obsoletion.Check(runs[0], runs[0].Name, type, findings);

            // What it takes and returns is written with type parameters that exist inside it alone.
            return runs[0].IsGenericMethod ? null : runs[0];
        }

        ReportMissing(type, findings);
        return null;
    }

    /// <summary>Says that there is no Run; where there is one for an interface alone, that steps call the class.</summary>
    private static void ReportMissing(INamedTypeSymbol type, Findings findings)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.GetMembers().OfType<IMethodSymbol>().InOrder().FirstOrDefault(static each => each.ExplicitInterfaceImplementations.Any(IsRun)) is not { } hidden)
                continue;
            IMethodSymbol member = hidden.ExplicitInterfaceImplementations.First(IsRun);
            string contract = member.ContainingType.DisplayName();
            findings.Add(ComponentRules.NoRun, hidden.Locations[0].IsInSource ? hidden.Locations[0] : type.Place(), type.Name, $"has '{member.Name}' for the interface '{contract}' alone, and steps call the class: write 'public' and leave '{contract}.' out");
            return;
        }

        IMethodSymbol? inherited = type.AllInterfaces.SelectMany(static each => each.GetMembers()).OfType<IMethodSymbol>().FirstOrDefault(static each => IsRun(each) && each is { IsStatic: false, IsAbstract: false });
        findings.Add(ComponentRules.NoRun, type.Place(), type.Name, inherited is null
            ? "does nothing: add a public method 'Run' or 'RunAsync' that takes artifacts and returns artifacts"
            : $"has '{inherited.Name}' from the interface '{inherited.ContainingType.DisplayName()}' alone, and steps call the class: write a public method '{inherited.Name}' in it");
    }

    private static bool IsRun(IMethodSymbol method) => method.Name is "Run" or "RunAsync";

    /// <summary>The inputs, and what each parameter of Run receives.</summary>
    public static (EquatableArray<InputModel> Inputs, EquatableArray<RunArgument> Arguments) ReadInputs(IMethodSymbol run, Findings findings, CancellationToken cancellation)
    {
        var inputs = new List<InputModel>();
        var arguments = new List<RunArgument>();
        Documentation documentation = Documentation.Of(run, cancellation);
        foreach (IParameterSymbol parameter in run.Parameters)
        {
            if (parameter.Find("HoldoutAttribute") is { } holdout)
                findings.Add(ComponentRules.HoldoutInput, AttributeLocation(holdout, parameter), parameter.Name);
            if (Special(parameter.Type) is RunArgumentKind kind)
            {
                arguments.Add(new RunArgument(kind));
                continue;
            }

            if (parameter.Name.Length == 0 || inputs.Exists(each => each.Argument == CSharp.Escape(parameter.Name)))
            {
                // C# demands a name, and another one than the others have.
                findings.Break();
                continue;
            }

            arguments.Add(new RunArgument(RunArgumentKind.Input, inputs.Count));
            inputs.Add(ReadInput(parameter, documentation, findings));
        }

        return (inputs.ToEquatableArray(), arguments.ToEquatableArray());
    }

    /// <summary>A component that yields something learned uses all of its inputs for that, so none can be for evaluation alone.</summary>
    public static void CheckRoles(IMethodSymbol run, EquatableArray<OutputModel> outputs, Findings findings)
    {
        if (outputs.FirstOrDefault(static each => each.IsLearned) is not { } learned)
            return;
        foreach (IParameterSymbol parameter in run.Parameters)
        {
            if (parameter.Find("ForEvaluationAttribute") is { } attribute)
                findings.Add(ComponentRules.EvaluationLearns, AttributeLocation(attribute, parameter), parameter.Name, learned.Type.DisplayName);
        }
    }

    private static Location AttributeLocation(AttributeData attribute, IParameterSymbol parameter) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? parameter.Locations[0];

    private static InputModel ReadInput(IParameterSymbol parameter, Documentation documentation, Findings findings)
    {
        string name = CSharp.Escape(parameter.Name);
        if (!Soundness.IsSound(parameter.Type) || parameter.Type.IsHiddenFrom(parameter.ContainingSymbol))
        {
            findings.Break();
            return WrongInput.Anything(name);
        }

        ITypeSymbol? item = parameter.Type.ListItem();
        ITypeSymbol type = item ?? parameter.Type;
        if (Problem(parameter, type) is string problem)
        {
            findings.Add(ComponentRules.UnsupportedRunParameter, TypeLocation(parameter), parameter.Name, problem);
            return WrongInput.Of(name, parameter.Type);
        }

        return new InputModel(name, TypeRefs.Of(type), RoleReader.Read(parameter, findings), item is not null, documentation.Parameter(parameter.Name), IsOptional: IsNullable(parameter));
    }

    private static string? Problem(IParameterSymbol parameter, ITypeSymbol type) => parameter switch
    {
        { RefKind: not RefKind.None } => $"passed by reference ({parameter.RefKind.ToString().ToLowerInvariant()})",
        _ when !type.IsArtifact() => $"of type {parameter.Type.DisplayName()}{Missing(type)}",
        _ when IsNullable(parameter) && !ReferenceEquals(parameter.Type, type) => "a list that may be missing, though a list may be empty as well, so that IReadOnlyList without '?' says the same",
        _ => null,
    };

    /// <summary>Whether a parameter is declared as one that may be null: an optional input. Metadata tells as well.</summary>
    private static bool IsNullable(IParameterSymbol parameter) => parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };

    /// <summary>What a class of the program lacks to be an artifact.</summary>
    public static string Missing(ITypeSymbol type)
    {
        string name = type.WithNullableAnnotation(NullableAnnotation.None).DisplayName();
        return type is INamedTypeSymbol { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false } ? $", which does not implement IArtifact<{name}>" : "";
    }

    private static void CheckCallable(IMethodSymbol run, Findings findings)
    {
        string? problem = run switch
        {
            { IsStatic: true, ContainingType.IsStatic: false } => "static",
            { IsGenericMethod: true } => "generic",
            { DeclaredAccessibility: not Accessibility.Public } => "not public",
            { IsAsync: true, ReturnsVoid: true } => "async void, so that nobody can wait for it or see it fail (let it return Task)",
            _ => null,
        };
        // A class that can be created has no abstract Run: C# says so.
        if (run.IsAbstract)
            findings.Break();
        else if (problem is not null)
            findings.Add(ComponentRules.RunNotCallable, run.Locations[0], run.Name, problem);
    }

    private static RunArgumentKind? Special(ITypeSymbol type) => type switch
    {
        _ when type.IsMillrace("StepContext") => RunArgumentKind.Context,
        _ when type.IsMillrace("Seed") => RunArgumentKind.Seed,
        _ when type.Is("System.Threading.CancellationToken") => RunArgumentKind.Cancellation,
        _ => null,
    };

    /// <summary>Where a parameter's type is written.</summary>
    public static Location TypeLocation(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Type: { } type } ? type.GetLocation() : parameter.Locations[0];
}
