using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators;

/// <summary>What the files of a program declare, and what the program references. While it is the same, nothing that we read can have changed.</summary>
internal sealed class ProgramSurface : IEquatable<ProgramSurface>
{
    /// <summary>The files, in the order of the program.</summary>
    public required ImmutableArray<TreeSurface> Trees { get; init; }

    /// <summary>What every declaration depends on.</summary>
    public required ProgramFrame Frame { get; init; }

    /// <summary>Reads a program; only files that are new to the process are looked at.</summary>
    public static ProgramSurface Of(Compilation program, CancellationToken cancellation)
    {
        var trees = ImmutableArray.CreateBuilder<TreeSurface>();
        foreach (SyntaxTree tree in program.SyntaxTrees)
            trees.Add(TreeSurface.Of(tree, cancellation));
        ImmutableArray<TreeSurface> all = trees.ToImmutable();
        return new ProgramSurface { Trees = all, Frame = ProgramFrame.Of((CSharpCompilation)program, all, cancellation) };
    }

    public bool Equals(ProgramSurface? other)
    {
        if (other is null || Trees.Length != other.Trees.Length || !Frame.Equals(other.Frame))
            return false;
        for (int i = 0; i < Trees.Length; i++)
        {
            if (!ReferenceEquals(Trees[i], other.Trees[i]) && Trees[i].Fingerprint != other.Trees[i].Fingerprint)
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ProgramSurface);

    public override int GetHashCode() => Trees.Length;
}
