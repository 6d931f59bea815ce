using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>
/// Reads a program, and keeps what it read: the whole as long as nothing is declared otherwise, and each declaration as long as nothing that it depends on
/// is. What is kept follows from the program alone and holds no symbol, no tree and no compilation, so that it does not matter who asks, or how often.
/// </summary>
internal sealed class ProgramReader
{
    private Memory? _memory;

    /// <summary>The shelves of a program.</summary>
    public ProgramReading Read(Compilation program, CancellationToken cancellation)
    {
        ProgramSurface surface = ProgramSurface.Of(program, cancellation);
        Memory? memory = Volatile.Read(ref _memory);
        if (memory is null || !memory.Surface.Equals(surface))
            memory = Read(surface, program, memory, cancellation);
        else if (!ReferenceEquals(memory.Surface, surface))
            memory = memory with { Surface = surface };
        Volatile.Write(ref _memory, memory);
        return memory.Reading;
    }

    private static Memory Read(ProgramSurface surface, Compilation program, Memory? memory, CancellationToken cancellation)
    {
        Capabilities capabilities = Capabilities.Of(program);
        Dictionary<Fingerprint, ImmutableArray<Reading>>? known = memory is not null && memory.Surface.Frame.Equals(surface.Frame) && memory.Reading.Capabilities == capabilities ? memory.Readings : null;
        var readings = new Dictionary<Fingerprint, ImmutableArray<Reading>>();
        var shelves = new Shelves();
        var trees = program.SyntaxTrees.Zip(surface.Trees, static (tree, read) => (Tree: tree, Surface: read)).ToLookup(static each => each.Surface, static each => each.Tree);
        string[] aliases = [.. surface.Trees.SelectMany(static each => each.GlobalAliases)];
        var graph = new DependencyGraph(surface);
        var reader = new DeclarationReader(program, capabilities, cancellation);
        foreach (int unit in Enumerable.Range(0, graph.Count).OrderBy(each => graph.Tree(each).Path, StringComparer.Ordinal))
        {
            AttributedType[] types = [.. graph.Declaration(unit).Attributed.Where(each => MayBeOurs(each, graph.Tree(unit), aliases))];
            if (types.Length == 0)
                continue;
            Fingerprint key = graph.Key(unit);
            if (!readings.TryGetValue(key, out ImmutableArray<Reading> read))
            {
                if (known is null || !known.TryGetValue(key, out read))
                    read = reader.Read(trees[graph.Tree(unit)].First(), types, graph.Declaration(unit));
                readings.Add(key, read);
            }

            foreach (Reading each in read)
                shelves.Add(each);
        }

        return new Memory(surface, readings, new ProgramReading(capabilities, shelves.ToArray()));
    }

    private static bool MayBeOurs(AttributedType type, TreeSurface tree, string[] aliases)
    {
        foreach (string name in type.Attributes)
        {
            if (MarkNames.Contains(name) || tree.Aliases.Any(each => MarkNames.Means(name, each)) || Array.Exists(aliases, each => MarkNames.Means(name, each)))
                return true;
        }

        return false;
    }

    private sealed record Memory(ProgramSurface Surface, Dictionary<Fingerprint, ImmutableArray<Reading>> Readings, ProgramReading Reading);
}
