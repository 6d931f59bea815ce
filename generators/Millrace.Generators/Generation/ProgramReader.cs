using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

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
        IReadOnlyDictionary<Fingerprint, ImmutableArray<Reading>>? known = memory is not null && memory.Surface.Frame.Equals(surface.Frame) && memory.Reading.Capabilities == capabilities ? memory.Readings : null;
        List<Marked> marked = Find(surface, program);
        var readings = new ConcurrentDictionary<Fingerprint, ImmutableArray<Reading>>();
        var reader = new DeclarationReader(program, capabilities, cancellation);
        _ = Parallel.ForEach(
            marked.GroupBy(static each => each.Key).Select(static each => each.First()),
            new ParallelOptions { CancellationToken = cancellation },
            each => readings[each.Key] = known is not null && known.TryGetValue(each.Key, out ImmutableArray<Reading> read) ? read : reader.Read(each.Tree, each.Types, each.Declaration));
        var shelves = new Shelves();
        Reading[] all = [.. marked.SelectMany(each => readings[each.Key])];
        Dictionary<TypeRef, int> parts = Parts(all);
        foreach (Reading reading in all)
            shelves.Add(reading.Component?.Model is { } component && parts.TryGetValue(component.Signature.Type, out int count) ? reading.TakenApart(count) : reading);
        return new Memory(surface, readings, new ProgramReading(capabilities, shelves.ToArray()));
    }

    /// <summary>The components of which nothing is known, each with the parts into which pipelines take what it yields.</summary>
    private static Dictionary<TypeRef, int> Parts(Reading[] all)
    {
        var parts = new Dictionary<TypeRef, int>();
        foreach (DeconstructedStep step in all.SelectMany(static each => each.Pipeline?.Deconstructed ?? default))
            parts[step.Component] = Math.Max(step.Parts, parts.TryGetValue(step.Component, out int before) ? before : 0);
        return parts;
    }

    /// <summary>The declarations with types that may be marked for us, in the order of their files' paths.</summary>
    private static List<Marked> Find(ProgramSurface surface, Compilation program)
    {
        var trees = program.SyntaxTrees.Zip(surface.Trees, static (tree, read) => (Tree: tree, Surface: read)).ToLookup(static each => each.Surface, static each => each.Tree);
        string[] aliases = [.. surface.Trees.SelectMany(static each => each.GlobalAliases)];
        var graph = new DependencyGraph(surface);
        var found = new List<Marked>();
        foreach (int unit in Enumerable.Range(0, graph.Count).OrderBy(each => graph.Tree(each).Path, StringComparer.Ordinal))
        {
            AttributedType[] types = [.. graph.Declaration(unit).Attributed.Where(each => MayBeOurs(each, graph.Tree(unit), aliases))];
            if (types.Length > 0)
                found.Add(new Marked(graph.Key(unit), trees[graph.Tree(unit)].First(), graph.Declaration(unit), types));
        }

        return found;
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

    private sealed record Marked(Fingerprint Key, SyntaxTree Tree, DeclarationSurface Declaration, AttributedType[] Types);

    private sealed record Memory(ProgramSurface Surface, IReadOnlyDictionary<Fingerprint, ImmutableArray<Reading>> Readings, ProgramReading Reading);
}
