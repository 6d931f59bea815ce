using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Follows code from a component through the program: calls, overrides and implementations of whatever objects are made on the way or come from
/// outside, static initialisers (rapid type analysis, Bacon and Sweeney 1996). What lies behind a method that is declared deterministic belongs to the
/// code, but what cannot be seen there is no obstacle: such code is shielded, until it is also reached in the open.
/// </summary>
internal sealed class CodeReach(CodeProgram program, MethodReader methods, TypeShapes shapes, StaticWriters writers, bool ignoresExpectations = false)
{
    // Of each thing whether it was reached in the open.
    private readonly Dictionary<MethodId, bool> _reached = [], _called = [];
    private readonly Dictionary<TypeId, bool> _about = [], _received = [], _shown = [];
    private readonly Dictionary<TypeId, List<MethodId>> _calledOf = [];
    private readonly Queue<(MethodId Method, bool IsOpen)> _pending = [];
    private readonly HashSet<TypeId> _made = [];
    private readonly HashSet<MethodId> _answered = [];
    private readonly SortedSet<string> _obstacles = new(StringComparer.Ordinal);
    private bool? _looksInTheOpen;

    /// <summary>Follows the code.</summary>
    /// <param name="assembly">The assembly of the method that runs the component.</param>
    /// <param name="root">That method; null where the assembly's code is not followed.</param>
    /// <param name="given">Types whose objects the component gets: services, type arguments.</param>
    public CodeFingerprint Follow(string assembly, MethodId? root, IEnumerable<TypeId> given)
    {
        foreach (TypeId type in given)
            Receive(type, isOpen: true);
        if (!program.Layout.Knows(assembly))
            _obstacles.Add($"{assembly} is none of the assemblies that the program was built with");
        if (root is MethodId method)
        {
            Reach(method, isOpen: true);
            ImmutableArray<CodeType> parameters = method.Definition.DecodeSignature(program.Names(method.Module), null).ParameterTypes;
            foreach (TypeId type in parameters.SelectMany(static each => each.Definitions))
                Receive(type, isOpen: true);
        }

        do
        {
            while (_pending.TryDequeue(out (MethodId Method, bool IsOpen) next))
                Visit(methods.Read(next.Method), next.IsOpen);
        }
        while (ReceiveUnseen() || ShowAll());
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

    /// <summary>Notes that something was reached.</summary>
    /// <returns>Whether that is new, or new in the open.</returns>
    private static bool Note<T>(Dictionary<T, bool> known, T item, bool isOpen)
        where T : notnull
    {
        if (known.TryGetValue(item, out bool wasOpen) && (wasOpen || !isOpen))
            return false;
        known[item] = isOpen;
        return true;
    }

    private void Reach(MethodId method, bool isOpen)
    {
        // What is expected of data does not change what is read or written.
        if (ignoresExpectations && method.Module.Has(method.Definition.GetCustomAttributes(), "ExpectationCodeAttribute"))
            return;
        isOpen = isOpen && !methods.Read(method).IsDeterministic;
        if (Note(_reached, method, isOpen))
            _pending.Enqueue((method, isOpen));
    }

    private void ReachAll(IEnumerable<MethodId> all, bool isOpen)
    {
        foreach (MethodId method in all)
            Reach(method, isOpen);
    }

    private void Visit(MethodSummary summary, bool isOpen)
    {
        if (isOpen)
            _obstacles.UnionWith(summary.Obstacles);
        if (summary.LooksAtMembers)
            _looksInTheOpen = isOpen || _looksInTheOpen == true;
        foreach (TypeId type in summary.Made)
            Make(type, isOpen);
        foreach (TypeId type in summary.Used)
            Meet(type, isOpen);
        foreach (TypeId type in summary.Received)
            Receive(type, isOpen);
        foreach (TypeId type in summary.Started)
            Start(type, isOpen);
        ReachAll(summary.Calls, isOpen);
        foreach (MethodId method in summary.VirtualCalls.Where(method => Note(_called, method, isOpen)))
        {
            if (!_calledOf.TryGetValue(method.Owner, out List<MethodId>? called))
                _calledOf.Add(method.Owner, called = []);
            if (!called.Contains(method))
                called.Add(method);
            foreach (TypeId type in shapes.Below(method.Owner).Where(_about.ContainsKey))
                ReachAll(shapes.Implementations(type, method), isOpen);
        }
    }

    private void Start(TypeId type, bool isOpen)
    {
        if (type.Initializer is MethodId initializer)
            Reach(initializer, isOpen);
    }

    /// <summary>Objects of a type are about: whoever is outside of the program may call them, and virtual calls may reach them.</summary>
    private void Meet(TypeId type, bool isOpen)
    {
        if (!Note(_about, type, isOpen))
            return;
        ReachAll(shapes.CallableFromOutside(type), isOpen);
        foreach (TypeId ancestor in shapes.Ancestors(type))
        {
            foreach (MethodId method in _calledOf.GetValueOrDefault(ancestor, []))
                ReachAll(shapes.Implementations(type, method), _called[method]);
        }

        foreach (CodeType outside in shapes.Outside(type)
            .Where(static each => each.Name.Length > 0 && !OutsideCalls.IsPlain(each.Name) && !OutsideCalls.HandsOver(each.Name)))
        {
            // What derives from a package's type may be looked at by it, and gets objects from it.
            Show(type, isOpen);
            foreach (TypeId argument in outside.Definitions)
                Receive(argument, isOpen);
        }
    }

    private void Make(TypeId type, bool isOpen)
    {
        _made.Add(type);
        Meet(type, isOpen);
    }

    /// <summary>
    /// Objects of a type come from outside: they may be of any type derived from it, and so may be what they hold. How they are made is no obstacle here.
    /// </summary>
    private void Receive(TypeId type, bool isOpen)
    {
        if (!Note(_received, type, isOpen))
            return;
        Meet(type, isOpen);
        foreach (TypeId below in shapes.Below(type))
        {
            Make(below, isOpen);
            Start(below, isOpen: false);
            ReachAll(below.Constructors, isOpen: false);
            IEnumerable<CodeType> parameters = below.Constructors
                .SelectMany(each => each.Definition.DecodeSignature(program.Names(below.Module), null).ParameterTypes);
            IEnumerable<CodeType> held = shapes.Levels(below).SelectMany(static each => each.FieldTypes).Concat(parameters);
            foreach (TypeId inner in held.SelectMany(static each => each.Definitions).Where(static each => !each.IsNumbered))
                Receive(inner, isOpen);
        }
    }

    /// <summary>
    /// Calls that no object in sight answers go to objects that were made elsewhere, by dependency injection for one: every type of the program that may
    /// answer counts.
    /// </summary>
    /// <returns>Whether there was something new.</returns>
    private bool ReceiveUnseen()
    {
        bool isNew = false;
        foreach ((MethodId method, bool isOpen) in _called.Where(each => !_answered.Contains(each.Key)).ToArray())
        {
            _answered.Add(method);
            TypeId[] able = [.. shapes.Below(method.Owner).Where(each => !shapes.Implementations(each, method).IsEmpty)];
            if (able.Any(each => !each.IsAbstract && _made.Contains(each)))
                continue;
            foreach (TypeId type in able.Where(each => !_received.ContainsKey(each)))
            {
                Receive(type, isOpen);
                isNew = true;
            }
        }

        return isNew;
    }

    /// <summary>Whatever looks at members may be given any object, so all are shown to it.</summary>
    /// <returns>Whether there was something new.</returns>
    private bool ShowAll()
    {
        if (_looksInTheOpen is not bool isOpen)
            return false;
        bool isNew = false;
        foreach (TypeId type in _about.Keys.ToArray())
            isNew |= Show(type, isOpen);
        return isNew;
    }

    /// <summary>Whatever looks at members calls accessors, makes objects of the members' types, and reads attributes.</summary>
    private bool Show(TypeId type, bool isOpen)
    {
        if (type.IsNumbered || !Note(_shown, type, isOpen))
            return false;
        Make(type, isOpen);
        foreach (TypeShape level in shapes.Levels(type))
        {
            IEnumerable<MethodId> accessors = level.Type.Methods.Where(static each => each.Module.PropertyOf(each.Handle) is not null && !each.IsAbstract);
            ReachAll(accessors.Concat(level.Type.Constructors), isOpen);
            foreach (TypeId member in level.MemberTypes.Concat(level.AttributeTypes))
                Show(member, isOpen);
        }

        return true;
    }

    /// <summary>A static field that code outside of the component's reach writes holds what the code alone does not tell.</summary>
    private void AddWriters()
    {
        foreach (MethodSummary summary in _reached.Where(static each => each.Value).Select(each => methods.Read(each.Key)))
        {
            foreach (FieldId field in summary.State.Reads.Where(static each => !each.Module.IsDeterministic(each.Definition.GetCustomAttributes())))
            {
                string name = DisplayNames.Of(field);
                IEnumerable<string> others = writers.Of(field).Where(each => !_reached.ContainsKey(each)).Select(each => Writer(each, name));
                if (others.Order(StringComparer.Ordinal).FirstOrDefault() is string writer)
                    _obstacles.Add(summary.Name == name ? $"{name} is static, and {writer} writes it" : $"{summary.Name} reads {name}, which {writer} writes");
            }
        }
    }

    /// <summary>Who writes a field; in the place of its property's accessor, who calls that.</summary>
    private string Writer(MethodId method, string field) =>
        DisplayNames.Of(method) is var name && name == field
        && writers.Callers(method).Select(DisplayNames.Of).Order(StringComparer.Ordinal).FirstOrDefault() is string caller
            ? caller
            : name;

    private ImmutableArray<CodePart> Parts(string assembly)
    {
        MethodSummary[] reached = [.. _reached.Keys.Select(methods.Read)];
        IEnumerable<CodePart> own = reached.Select(static each => new CodePart(CodePartKind.Method, each.PartName, each.Digest));
        IEnumerable<CodePart> types = _about.Keys.Select(each => new CodePart(
            CodePartKind.Type, each.StableName, _shown.ContainsKey(each) ? shapes.Of(each).ShownDigest : shapes.Of(each).Digest));
        IEnumerable<string> outside = reached.SelectMany(static each => each.Assemblies)
            .Concat(_about.Keys.SelectMany(shapes.Outside).SelectMany(static each => each.Assemblies));
        IEnumerable<CodePart> resources = reached.Any(static each => each.ReadsResources)
            ? _reached.Keys.Select(static each => each.Module).Distinct().SelectMany(Resources)
            : [];
        return
        [
            .. own.Concat(types).Concat(Libraries(outside.Append(assembly))).Concat(resources).Distinct()
                .OrderBy(static each => each.Kind).ThenBy(static each => each.Name, StringComparer.Ordinal)
                .ThenBy(static each => each.Digest, StringComparer.Ordinal),
        ];
    }

    /// <summary>The files that are embedded in an assembly, and its texts in other languages.</summary>
    private static IEnumerable<CodePart> Resources(CodeModule module)
    {
        if (module.Resources is string own)
            yield return new CodePart(CodePartKind.Resources, module.Name, own);
        foreach ((string culture, string path) in CodeModule.Satellites(module.Path))
        {
            using CodeModule satellite = CodeModule.Open(path);
            yield return new CodePart(CodePartKind.Resources, $"{module.Name} ({culture})", satellite.Resources ?? "");
        }
    }

    /// <summary>The packages and libraries that the code uses, with all that they need.</summary>
    private IEnumerable<CodePart> Libraries(IEnumerable<string> assemblies)
    {
        ProgramLayout layout = program.Layout;
        AssemblyOrigin[] used = [.. assemblies.Distinct(StringComparer.OrdinalIgnoreCase).Select(layout.Of)
            .Where(static each => each.Kind is AssemblyKind.Package or AssemblyKind.Whole)];
        IEnumerable<CodePart> needed = layout.WithDependencies(used.Select(static each => each.Library)).SelectMany(each =>
            each.Type == "package" ? [new CodePart(CodePartKind.Package, each.Name, each.Version)] : each.Assemblies.Select(layout.Of).SelectMany(Build));
        return needed.Concat(used.SelectMany(Build));
    }

    private IEnumerable<CodePart> Build(AssemblyOrigin origin) =>
        origin is { Kind: AssemblyKind.Whole, Path: string path }
            ? [new CodePart(CodePartKind.Library, Path.GetFileNameWithoutExtension(path), program.Build(path))]
            : [];
}
