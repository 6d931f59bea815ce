using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a class marked <c>[Component]</c>.</summary>
internal static class ComponentReader
{
    private static readonly string[] s_generated = ["Step", "Descriptor", "MillraceDescriptor"];

    public static Parsed<ComponentModel> Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        Parsed<ComponentModel> parsed = ReadOnce(type, compilation, cancellation);
        // C# reports a mark that is there twice, or not on a class. Whatever a pipeline writes is accepted then.
        AttributeData? second = type.SecondRole();
        if (second is null && !type.IsMarkedTwice("ComponentAttribute") && type.TypeKind == TypeKind.Class)
            return parsed;
        var findings = new Findings();
        if (second is not null)
            findings.Add(ComponentRules.AlsoPipeline, second.ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation(), type.Name);
        return new Parsed<ComponentModel>(parsed.Model is { } model ? model with { RunName = "", Signature = SignatureReader.Start(type) with { IsValid = false } } : null, findings.ToArray());
    }

    private static Parsed<ComponentModel> ReadOnce(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var findings = new Findings();
        string cache = PolicyReader.Cache(type);
        var model = new ComponentModel
        {
            Declaration = type.Declare(),
            Signature = SignatureReader.Start(type),
            Summary = Documentation.Of(type, cancellation).Summary,
            Cache = cache,
            Policy = PolicyReader.Read(type, findings, cancellation),
            Disposal = Disposal(type),
            HasExtension = ContainerReader.IsReachable(type) && type.DeclaringSyntaxReferences.All(static each => each.SyntaxTree.HasExtensions()),
        };
        bool isPlaced = ContainerReader.Check(type, findings);
        if (!isPlaced && !ContainerReader.IsReachable(type))
            return new Parsed<ComponentModel>(null, findings.ToArray());
        if (!isPlaced)
            model = model with { Declaration = model.Declaration with { Containers = default } };
        else
            CheckDeclaration(type, findings);
        model = Companion(model, type, findings) with { IsPartial = isPlaced && type.IsPartial(), Services = ConstructorReader.Read(type, isCached: cache != "Never", findings) };
        ComponentSignature signature = model.Signature with { Parameters = ParameterReader.Read(type, compilation, findings, cancellation) };
        IMethodSymbol? found = RunReader.Find(type, findings);
        if (!Soundness.HasSoundConstraints(type))
        {
            findings.Break();
            model = model with { Declaration = model.Declaration with { Constraints = default } };
        }
        else if (found is { } run)
        {
            OutputReader outputs = OutputReader.Read(run, findings);
            (EquatableArray<InputModel> inputs, EquatableArray<RunArgument> arguments) = RunReader.ReadInputs(run, findings, cancellation);
            RunReader.CheckRoles(run, outputs.Outputs, findings);
            signature = signature with { Inputs = inputs, Outputs = outputs.Outputs, Shape = outputs.Shape };
            model = model with { RunName = run.Name, RunKind = outputs.Kind, RunArguments = arguments, ReturnType = outputs.ReturnType };
        }

        CheckNames(type, found, signature, findings);
        if (!type.GetMembers("Step").IsEmpty || s_generated.Contains(type.Name))
            return new Parsed<ComponentModel>(null, findings.ToArray());
        if (Reserved(type).Any())
            model = model with { IsPartial = false };
        return new Parsed<ComponentModel>(model with { Signature = signature with { IsValid = !findings.HasErrors } }, findings.ToArray());
    }

    /// <summary>
    /// What accepts whatever pipelines write of a pipeline that is meant as a step, and of which no Step can be made: what is wrong with it stands alone then.
    /// </summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <returns>The model; null where no code can be written for it either.</returns>
    public static ComponentModel? Stub(INamedTypeSymbol pipeline)
    {
        if (!ContainerReader.IsReachable(pipeline) || pipeline.IsStatic || !pipeline.GetMembers("Step").IsEmpty)
            return null;
        TypeDeclaration declaration = pipeline.Declare();
        if (!ContainerReader.Check(pipeline, new Findings()))
            declaration = declaration with { Containers = default };
        if (!Soundness.HasSoundConstraints(pipeline))
            declaration = declaration with { Constraints = default };
        var model = new ComponentModel
        {
            Declaration = declaration,
            Signature = SignatureReader.Start(pipeline) with { IsValid = false },
            IsPartial = false,
            HasExtension = pipeline.DeclaringSyntaxReferences.All(static each => each.SyntaxTree.HasExtensions()),
        };
        return Companion(model, pipeline, new Findings());
    }

    /// <summary>Whether the class can be continued and created.</summary>
    public static bool CheckDeclaration(INamedTypeSymbol type, Findings findings)
    {
        if (!type.IsPartial())
            findings.Add(ComponentRules.NotPartial, type.Place(), type.Name);
        else if (type.IsStatic || type.IsAbstract)
            findings.Add(ComponentRules.NotInstantiable, type.Place(), type.Name, type.IsStatic ? "static" : "abstract");
        foreach (ISymbol member in Reserved(type))
            findings.Add(ComponentRules.ReservedMember, member.Locations[0], member.Name);
        return !findings.HasErrors;
    }

    // A class cannot have a member of its own name, so the class's name is reserved as well.
    private static IEnumerable<ISymbol> Reserved(INamedTypeSymbol type) =>
        s_generated.SelectMany(name => type.GetMembers(name)).Concat(s_generated.Contains(type.Name) ? [type] : []);

    private static void CheckNames(INamedTypeSymbol type, IMethodSymbol? run, ComponentSignature signature, Findings findings)
    {
        if (!signature.Name.Any(char.IsLetter))
            findings.Add(ComponentRules.NameWithoutLetters, type.Place(), type.Name);
        PortNames.Check("inputs", [.. signature.Inputs.Select(each => new PortNames.Port(each.Argument.TrimStart('@'), each.Name, Place(Parameter(each), run, type)))], findings);
        PortNames.Check("outputs", [.. signature.Outputs.Select((each, i) => new PortNames.Port(each.Member.TrimStart('@'), each.Name, Place(run is null ? null : OutputReader.Element(run, i), run, type)))], findings);
        foreach (ParameterModel parameter in signature.Parameters)
        {
            if (signature.Inputs.FirstOrDefault(each => each.Argument == parameter.Argument) is not { } input)
                continue;
            string member = parameter.Member.TrimStart('@');
            findings.Add(ComponentRules.NameCollision, type.GetMembers(member).FirstOrDefault()?.Locations[0] ?? type.Place(), member, input.Argument.TrimStart('@'));
        }

        IParameterSymbol? Parameter(InputModel input) => run?.Parameters.FirstOrDefault(each => CSharp.Escape(each.Name) == input.Argument);
    }

    /// <summary>Where an input or output is named; where that is in a library, the nearest thing that is not.</summary>
    private static Location Place(ISymbol? port, IMethodSymbol? run, INamedTypeSymbol type) =>
        new[] { port, run }.Select(static each => each?.Locations.FirstOrDefault()).FirstOrDefault(static each => each is { IsInSource: true }) ?? type.Place();

    private static ComponentModel Companion(ComponentModel model, INamedTypeSymbol type, Findings findings)
    {
        if (type.TypeParameters.Length == 0)
            return model;
        INamedTypeSymbol[] sameName = [.. (type.ContainingType is { } container ? container.GetTypeMembers(type.Name, 0) : type.ContainingNamespace.GetTypeMembers(type.Name, 0))
            .Where(each => SymbolEqualityComparer.Default.Equals(each.ContainingAssembly, type.ContainingAssembly))];
        if (sameName.Length == 0)
            return model with { HasCompanion = type.ContainingType?.IsPartial() != false };
        bool extends = sameName[0].TypeKind == TypeKind.Class && sameName[0].IsPartial();
        if (!extends)
            findings.Add(ComponentRules.CompanionTaken, type.Place(), $"{type.Name}<{string.Join(", ", type.TypeParameters.Select(each => each.Name))}>", type.Name);
        return model with { HasCompanion = extends, ExtendsCompanion = extends };
    }

    private static string Disposal(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(each => each.Is("System.IAsyncDisposable")) ? "await using"
        : type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_IDisposable) ? "using"
        : "";
}
