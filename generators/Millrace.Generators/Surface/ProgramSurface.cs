using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators;

/// <summary>
/// What the files of a program declare, and what the program references. While it is the same, nothing that we read can have changed. It is made once for
/// a program, because projects reference each other in many ways.
/// </summary>
internal sealed class ProgramSurface : IEquatable<ProgramSurface>
{
    private static readonly ConditionalWeakTable<Compilation, ProgramSurface> s_known = new();

    private ProgramSurface(CSharpCompilation program, CancellationToken cancellation)
    {
        Trees = [.. program.SyntaxTrees.Select(each => TreeSurface.Of(each, cancellation))];
        Projects = [.. program.References.OfType<CompilationReference>().Select(static each => each.Compilation).OfType<CSharpCompilation>().Distinct().Select(each => Of(each, cancellation))];
        Frame = ProgramFrame.Of(program, Trees);
        Outside = Trees.Aggregate(Frame.Fingerprint, static (all, each) => each.AssemblyAttributes is { } attributes ? all.With(attributes) : all);
        Stamp = Projects.Aggregate(Trees.Aggregate(Frame.Fingerprint, static (all, each) => all.Then(each.Fingerprint)), static (all, each) => all.Then(each.Stamp));
    }

    /// <summary>The files, in the order of the program.</summary>
    public ImmutableArray<TreeSurface> Trees { get; }

    /// <summary>The projects that the program references and that are at hand as source: those open in the same editor.</summary>
    public ImmutableArray<ProgramSurface> Projects { get; }

    /// <summary>What every declaration depends on.</summary>
    public ProgramFrame Frame { get; }

    /// <summary>What every declaration of a program that references this one depends on.</summary>
    public Fingerprint Outside { get; }

    /// <summary>Stands for all that is declared here and in the projects, and for the references.</summary>
    public Fingerprint Stamp { get; }

    /// <summary>Reads a program; only files that are new to the process are looked at.</summary>
    public static ProgramSurface Of(Compilation program, CancellationToken cancellation)
    {
        if (s_known.TryGetValue(program, out ProgramSurface? known))
            return known;
        var read = new ProgramSurface((CSharpCompilation)program, cancellation);
        return s_known.GetValue(program, _ => read);
    }

    /// <summary>The files of all projects that the program can see, each project once.</summary>
    public IEnumerable<TreeSurface> TreesOfProjects()
    {
        var seen = new HashSet<ProgramSurface>(Projects);
        var open = new Queue<ProgramSurface>(seen);
        while (open.Count > 0)
        {
            ProgramSurface project = open.Dequeue();
            foreach (TreeSurface tree in project.Trees)
                yield return tree;
            foreach (ProgramSurface next in project.Projects.Where(seen.Add))
                open.Enqueue(next);
        }
    }

    public bool Equals(ProgramSurface? other) => other is not null && Stamp == other.Stamp && Frame.Equals(other.Frame);

    public override bool Equals(object? obj) => Equals(obj as ProgramSurface);

    public override int GetHashCode() => Stamp.GetHashCode();
}
