using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators;

/// <summary>What every declaration of a program depends on: references, options, global usings, attributes of the assembly, the set of namespaces.</summary>
internal sealed class ProgramFrame : IEquatable<ProgramFrame>
{
    private readonly CSharpCompilationOptions _options;
    private readonly LanguageVersion _language;
    private readonly string _assembly;
    private readonly ImmutableArray<Fingerprint> _references;
    private readonly Fingerprint _fingerprint;

    private ProgramFrame(CSharpCompilation program, ImmutableArray<TreeSurface> trees, CancellationToken cancellation)
    {
        _options = program.Options;
        _language = program.LanguageVersion;
        _assembly = program.AssemblyName ?? "";
        _references = [.. program.References.Select(each => ProgramStamp.Of(each, cancellation))];
        _fingerprint = Common(trees);
    }

    public static ProgramFrame Of(CSharpCompilation program, ImmutableArray<TreeSurface> trees, CancellationToken cancellation) => new(program, trees, cancellation);

    public bool Equals(ProgramFrame? other) =>
        other is not null
        && _fingerprint == other._fingerprint
        && _language == other._language
        && _assembly == other._assembly
        && _references.SequenceEqual(other._references)
        && _options.Equals(other._options);

    public override bool Equals(object? obj) => Equals(obj as ProgramFrame);

    public override int GetHashCode() => _fingerprint.GetHashCode();

    private static Fingerprint Common(ImmutableArray<TreeSurface> trees)
    {
        Fingerprint all = default;
        var namespaces = new HashSet<string>(StringComparer.Ordinal);
        foreach (TreeSurface tree in trees)
        {
            if (tree.Globals is { } globals)
                all = all.With(globals);
            foreach (string name in tree.Namespaces)
            {
                if (namespaces.Add(name))
                    all = all.With(Fingerprint.Empty.Then(name));
            }
        }

        return all;
    }
}
