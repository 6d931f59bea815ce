using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// The summaries of one compilation's methods. Those of files that did not change are taken over from compilations before, as long as the
/// program's declarations are the same; what is kept between compilations hangs on syntax trees and holds no symbols.
/// </summary>
internal sealed class PurityProgram
{
    private static readonly ConditionalWeakTable<Compilation, PurityProgram> s_programs = new();

    private readonly Compilation _compilation;
    private readonly SyntaxTree[] _trees;
    private readonly ProgramIndex _index;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<string, ISymbol> _symbols = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MethodSummary?> _libraries = new(StringComparer.Ordinal);

    private PurityProgram(Compilation compilation, CancellationToken cancellation)
    {
        _compilation = compilation;
        _trees = [.. compilation.SyntaxTrees];
        Fingerprint stamp = ProgramSurface.Of(compilation, cancellation).Stamp;
        ProgramIndex? index = null;
        foreach (SyntaxTree tree in _trees)
        {
            if (TreeInfo.Of(tree).Index is { } known && known.Stamp == stamp)
            {
                index = known;
                break;
            }
        }

        _index = index ?? new ProgramIndex(stamp);
        foreach (SyntaxTree tree in _trees)
            TreeInfo.Of(tree).Index = _index;
    }

    /// <summary>Tells each method that is bound; tests watch it.</summary>
    internal static event Action<string>? Binding;

    public static PurityProgram Of(Compilation compilation, CancellationToken cancellation)
    {
        // One at a time: two programs of one compilation would each begin an index of their own.
        lock (s_programs)
        {
            if (!s_programs.TryGetValue(compilation, out PurityProgram? program))
                s_programs.Add(compilation, program = new PurityProgram(compilation, cancellation));
            return program;
        }
    }

    /// <summary>Lets a file be bound by a model that exists already.</summary>
    public void Use(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    /// <summary>A method's summary; null where nothing is to be known of it.</summary>
    public MethodSummary? Find(string id, CancellationToken cancellation)
    {
        if (_index.Files.TryGetValue(id, out int file) && Summaries(file).TryGet(id, out TreeSummaries.Entry? entry))
            return entry!.Summary;
        if (_libraries.TryGetValue(id, out MethodSummary? known))
            return known;
        if (!_symbols.TryGetValue(id, out ISymbol? symbol))
            symbol = MethodIds.Find(id, _compilation);
        return symbol is null ? null : Make(id, symbol, cancellation);
    }

    /// <summary>An effect with its place; one that has none in the class is told by the method that leads there.</summary>
    public (Effect Effect, Location? Place) Place(Effect effect, IMethodSymbol method) => effect.Place is { } place
        ? (effect, Locate(place))
        : (effect with { Through = effect.Through.Prepend(MemberNames.Of(method)).ToEquatableArray() }, null);

    /// <summary>Where a place in a method is now.</summary>
    private Location? Locate(EffectPlace place) =>
        _index.Files.TryGetValue(place.Method, out int file) && Summaries(file).TryGet(place.Method, out TreeSummaries.Entry? entry)
            ? Location.Create(_trees[file], new Microsoft.CodeAnalysis.Text.TextSpan(entry!.Anchor + place.Start, place.Length))
            : null;

    /// <summary>Whether a method may have a summary; if so, its symbol is remembered, so that it need not be looked up.</summary>
    public string? Note(ISymbol member, bool isInitializer = false)
    {
        ISymbol definition = member.OriginalDefinition;
        if (definition.ContainingAssembly is not { } assembly || (definition.DeclaringSyntaxReferences.IsEmpty && definition.ContainingType?.DeclaringSyntaxReferences.IsEmpty != false && !AssemblyFacts.Of(assembly).Any))
            return null;
        string id = isInitializer ? MethodIds.OfInitializer(definition) : MethodIds.Of(definition);
        _symbols.TryAdd(id, definition);
        return id;
    }

    /// <summary>The methods of this program that implement or override a method, each with the type of which an object is called.</summary>
    public IEnumerable<(string Made, string Method)> Overriding(IMethodSymbol method)
    {
        string id = method.ContainingType.IsGenericType ? $"{MethodIds.Of(method)} {method.ContainingType.ToDisplayString()}" : MethodIds.Of(method);
        return _index.Overrides.TryGetValue(id, out (string, string)[]? known) ? known : _index.Overrides.GetOrAdd(id, [.. FindOverriding(method)]);
    }

    /// <summary>Only types whose bases have the right name are bound.</summary>
    private IEnumerable<(string Made, string Method)> FindOverriding(IMethodSymbol method)
    {
        ILookup<string, Heir> heirs = _index.Heirs ??= _trees.SelectMany(static tree => TreeInfo.Of(tree).Heirs).SelectMany(static heir => heir.Bases.Select(name => (name, heir))).ToLookup(static each => each.name, static each => each.heir, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new Queue<string>([method.ContainingType.Name]);
        while (names.Count > 0)
        {
            foreach (Heir heir in heirs[names.Dequeue()])
            {
                if (!seen.Add(heir.MetadataName))
                    continue;
                names.Enqueue(heir.Name);
                if (_compilation.Assembly.GetTypeByMetadataName(heir.MetadataName) is { IsAbstract: false } type && Overrides.Find(type, method) is { } found && Note(found) is string id)
                    yield return (MethodIds.OfConstructors(type), id);
            }
        }
    }

    private MethodSummary? Make(string id, ISymbol symbol, CancellationToken cancellation)
    {
        if (Bodies.Of(symbol, cancellation) is not { } node)
        {
            MethodSummary? facts = AssemblyFacts.Of(symbol.ContainingAssembly).Find(id, symbol);
            _libraries.TryAdd(id, facts);
            return facts;
        }

        int file = Array.IndexOf(_trees, node.SyntaxTree);
        if (file < 0)
            return Elsewhere(id, node.SyntaxTree, cancellation);
        TreeSummaries summaries = Summaries(file);
        Fingerprint text = Bodies.TextOf(node);
        MethodSummary? summary = summaries.Before(id, text);
        if (summary is null && !TreeInfo.Of(node.SyntaxTree).IsGenerated && !Determinism.IsDeclared(symbol) && !GeneratedCode.IsGenerated(symbol))
        {
            Binding?.Invoke(id);
            summary = SummaryBuilder.Build(id, symbol, node, Model(node.SyntaxTree), this, cancellation);
        }

        summaries.Add(id, new TreeSummaries.Entry(summary, node.SpanStart, text));
        _index.Files[id] = file;
        return summary;
    }

    /// <summary>The summary in another project of the solution, whose compilation is at hand.</summary>
    private MethodSummary? Elsewhere(string id, SyntaxTree tree, CancellationToken cancellation)
    {
        Compilation? other = _compilation.References.OfType<CompilationReference>().Select(static each => each.Compilation).FirstOrDefault(each => each.ContainsSyntaxTree(tree));
        MethodSummary? summary = other is null ? null : Of(other, cancellation).Find(id, cancellation);
        _libraries.TryAdd(id, summary);
        return summary;
    }

    private TreeSummaries Summaries(int file)
    {
        TreeInfo info = TreeInfo.Of(_trees[file]);
        if (info.Summaries is { } known && known.Index == _index)
            return known;
        lock (info)
        {
            if (info.Summaries is { } made && made.Index == _index)
                return made;
            _index.Latest.TryGetValue(file, out TreeSummaries? previous);
            var summaries = new TreeSummaries(_index, previous);
            info.Summaries = summaries;
            _index.Latest[file] = summaries;
            return summaries;
        }
    }

    private SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, each => _compilation.GetSemanticModel(each));
}
