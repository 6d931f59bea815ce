using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators;

/// <summary>What every declaration of a program depends on, whatever it names: options, global usings, and references as far as they are not projects at hand.</summary>
internal sealed class ProgramFrame : IEquatable<ProgramFrame>
{
    private readonly CSharpCompilationOptions _options;
    private readonly LanguageVersion _language;

    private ProgramFrame(CSharpCompilation program, ImmutableArray<TreeSurface> trees)
    {
        _options = program.Options;
        _language = program.LanguageVersion;
        Fingerprint globals = trees.Aggregate(default(Fingerprint), static (all, each) => each.Globals is { } globals ? all.With(globals) : all);
        Fingerprint = program.References.Aggregate(Fingerprint.Empty.Then(program.AssemblyName ?? "").Then(globals).Then((ulong)_options.NullableContextOptions), static (all, each) => all.Then(Of(each)));
    }

    /// <summary>Stands for the assembly's name, the global usings and the references.</summary>
    public Fingerprint Fingerprint { get; }

    public static ProgramFrame Of(CSharpCompilation program, ImmutableArray<TreeSurface> trees) => new(program, trees);

    public bool Equals(ProgramFrame? other) =>
        other is not null && Fingerprint == other.Fingerprint && _language == other._language && _options.Equals(other._options);

    public override bool Equals(object? obj) => Equals(obj as ProgramFrame);

    public override int GetHashCode() => Fingerprint.GetHashCode();

    /// <summary>A file is itself; what a project beside this one declares is found by name, and the rest of it counts for all.</summary>
    private static Fingerprint Of(MetadataReference reference)
    {
        Fingerprint identity = reference is CompilationReference { Compilation: CSharpCompilation project }
            ? ProgramSurface.Of(project, CancellationToken.None).Outside
            : ReferenceIdentity.Of(reference);
        return reference.Properties.Aliases.IsDefaultOrEmpty ? identity : reference.Properties.Aliases.Aggregate(identity, static (all, each) => all.Then(each));
    }
}
