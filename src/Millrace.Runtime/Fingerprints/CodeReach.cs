using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Follows code from a component through the program: calls, overrides and implementations of whatever objects are made on the way, static
/// initialisers (rapid type analysis, Bacon and Sweeney 1996). What lies behind a method that is declared deterministic belongs to the code, but
/// what cannot be seen there is no obstacle.
/// </summary>
internal sealed class CodeReach(CodeProgram program, MethodReader methods, TypeShapes shapes, StaticWriters writers)
{
    private readonly Dictionary<MethodId, MethodSummary> _reached = [];
    private readonly Queue<MethodSummary> _open = [], _shielded = [];
    private readonly HashSet<TypeId> _made = [], _shown = [], _started = [];
    private readonly HashSet<MethodId> _called = [], _answered = [];
    private readonly List<MethodSummary> _seen = [];
    private readonly SortedSet<string> _obstacles = new(StringComparer.Ordinal);
    private bool _isShielded;

    /// <summary>Follows the code.</summary>
    /// <param name="assembly">The assembly of the method that runs the component.</param>
    /// <param name="root">That method; null where the assembly's code is not followed.</param>
    /// <param name="given">Types whose objects the component gets: services, type arguments.</param>
    public CodeFingerprint Follow(string assembly, MethodId? root, IEnumerable<TypeId> given)
    {
        foreach (TypeId type in given)
            Make(type);
        if (root is MethodId method)
            Reach(method);
        do
        {
            while (Next() is MethodSummary summary)
                Visit(summary);
        }
        while (MakeUnseen());
        AddWriters();
        ImmutableArray<CodePart> parts = Parts(assembly);
        using var digest = new DigestWriter();
        foreach (CodePart part in parts)
        {
            digest.Add((int)part.Kind);
            digest.Add(part.Name);
            digest.Add(part.Digest);
        }

        return new CodeFingerprint(digest.Finish(), parts, [.. _obstacles], root is MethodId start && methods.Read(start).IsDeterministic);
    }

    private MethodSummary? Next()
    {
        if (_open.TryDequeue(out MethodSummary? next))
            return next;
        if (!_shielded.TryDequeue(out next))
            return null;
        _isShielded = true;
        return next;
    }

    private void Reach(MethodId method)
    {
        if (_reached.ContainsKey(method))
            return;
        MethodSummary summary = methods.Read(method);
        _reached.Add(method, summary);
        (summary.IsDeterministic && !_isShielded ? _shielded : _open).Enqueue(summary);
    }

    private void Visit(MethodSummary summary)
    {
        if (!_isShielded)
        {
            _seen.Add(summary);
            _obstacles.UnionWith(summary.Obstacles);
        }

        foreach (TypeId type in summary.Made)
            Make(type);
        foreach (TypeId type in summary.Shown)
            Show(type);
        foreach (TypeId type in summary.Started.Where(_started.Add))
        {
            if (type.Initializer is MethodId initializer)
                Reach(initializer);
        }

        foreach (MethodId method in summary.Calls)
            Reach(method);
        foreach (MethodId method in summary.VirtualCalls.Where(_called.Add))
        {
            foreach (TypeId type in _made.ToArray())
                Answer(type, method);
        }
    }

    private bool Answer(TypeId type, MethodId called)
    {
        MethodId[] implementations = [.. shapes.Implementations(type, called)];
        ReachAll(implementations);
        if (implementations.Length > 0)
            _answered.Add(called);
        return implementations.Length > 0;
    }

    /// <summary>
    /// Calls that no object in sight answers go to objects that were made elsewhere, by dependency injection for one: every type of the program that may
    /// answer counts.
    /// </summary>
    /// <returns>Whether there was something new.</returns>
    private bool MakeUnseen()
    {
        MethodId[] open = [.. _called.Where(method => !_answered.Contains(method) && method.Definition.RelativeVirtualAddress == 0)];
        bool isNew = false;
        foreach (TypeId type in open.Length == 0 ? [] : program.Types)
        {
            foreach (MethodId method in open)
            {
                if (!_made.Contains(type) && shapes.Implementations(type, method).Any())
                {
                    Make(type);
                    isNew = true;
                }
            }
        }

        _answered.UnionWith(open);
        return isNew;
    }

    private void Make(TypeId type)
    {
        if (!_made.Add(type))
            return;
        ReachAll(shapes.CallableFromOutside(type));
        foreach (MethodId method in _called.ToArray())
            Answer(type, method);
    }

    /// <summary>Whatever looks at members calls accessors and makes objects of the members' types.</summary>
    private void Show(TypeId type)
    {
        if (!_shown.Add(type))
            return;
        Make(type);
        foreach (TypeShape level in shapes.WithBases(type))
        {
            ReachAll(level.Type.Methods.Where(static each => each.Module.PropertyOf(each.Handle) is not null || each.Name == ".ctor"));
            foreach (TypeId member in level.MemberTypes)
                Show(member);
        }
    }

    private void ReachAll(IEnumerable<MethodId> all)
    {
        foreach (MethodId method in all)
            Reach(method);
    }

    /// <summary>A static field that code outside of the component's reach writes holds what the code alone does not tell.</summary>
    private void AddWriters()
    {
        foreach (MethodSummary summary in _seen)
        {
            foreach (FieldId field in summary.Reads)
            {
                if (writers.Of(field).Where(each => !_reached.ContainsKey(each)).Select(DisplayNames.Of).Order(StringComparer.Ordinal).FirstOrDefault() is string writer)
                    _obstacles.Add($"{summary.Name} reads {DisplayNames.Short(field.Owner.Name)}.{field.Name}, which {writer} writes");
            }
        }
    }

    private ImmutableArray<CodePart> Parts(string assembly)
    {
        IEnumerable<CodePart> own = _reached.Select(each => new CodePart(CodePartKind.Method, FullName(each.Key), each.Value.Digest));
        IEnumerable<CodePart> types = _made.Select(each => new CodePart(CodePartKind.Type, each.Name, _shown.Contains(each) ? shapes.Of(each).ShownDigest() : shapes.Of(each).Digest()));
        return [.. own.Concat(types).Concat(Libraries(assembly)).Distinct().OrderBy(static each => each.Kind).ThenBy(static each => each.Name, StringComparer.Ordinal).ThenBy(static each => each.Digest, StringComparer.Ordinal)];
    }

    private string FullName(MethodId method) => method.IsNumbered ? $"{methods.Read(method).Name} (generated)" : $"{method.Owner.Name}.{method.Name}{program.Signature(method)}";

    private IEnumerable<CodePart> Libraries(string assembly)
    {
        ProgramLayout layout = program.Layout;
        AssemblyOrigin[] used = [.. _reached.Values.SelectMany(static each => each.Assemblies).Append(assembly).Distinct(StringComparer.OrdinalIgnoreCase).Select(layout.Of).Where(static each => each.Library.Length > 0)];
        IEnumerable<CodePart> needed = used.SelectMany(each => layout.WithDependencies(each.Library)).SelectMany(each =>
            each.Type == "package" ? [new CodePart(CodePartKind.Package, each.Name, each.Version)] : each.Assemblies.Select(layout.Of).SelectMany(Build));
        return needed.Concat(used.SelectMany(Build));
    }

    private static IEnumerable<CodePart> Build(AssemblyOrigin origin) =>
        origin is { Kind: AssemblyKind.Whole, Path: string path } ? [new CodePart(CodePartKind.Library, Path.GetFileNameWithoutExtension(path), CodeModule.Build(path).ToString("N"))] : [];
}
