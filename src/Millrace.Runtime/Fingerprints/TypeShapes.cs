using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The types of a program, each read once, and which of their methods stand for which.</summary>
internal sealed class TypeShapes(CodeProgram program)
{
    private readonly Dictionary<TypeId, TypeShape> _shapes = [];
    private readonly Dictionary<TypeId, ImmutableArray<TypeShape>> _levels = [];
    private readonly Dictionary<TypeId, ImmutableArray<CodeType>> _interfaces = [];
    private readonly Dictionary<TypeId, HashSet<TypeId>> _ancestors = [];
    private readonly Dictionary<TypeId, ImmutableArray<MethodId>> _callable = [];
    private readonly Dictionary<(TypeId, MethodId), ImmutableArray<MethodId>> _implementations = [];
    private ILookup<TypeId, TypeId>? _below;

    /// <summary>A type.</summary>
    public TypeShape Of(TypeId type)
    {
        if (!_shapes.TryGetValue(type, out TypeShape? shape))
        {
            shape = new TypeShape(program, type);
            _shapes.Add(type, shape);
        }

        return shape;
    }

    /// <summary>A type and those of the program that it derives from, itself first.</summary>
    public ImmutableArray<TypeShape> Levels(TypeId type)
    {
        if (!_levels.TryGetValue(type, out ImmutableArray<TypeShape> levels))
        {
            TypeShape own = Of(type);
            levels = own.Parent?.Definition is TypeId parent ? [own, .. Levels(parent)] : [own];
            _levels.Add(type, levels);
        }

        return levels;
    }

    /// <summary>A type, those of the program that it derives from, and those that it implements.</summary>
    public IReadOnlySet<TypeId> Ancestors(TypeId type)
    {
        if (!_ancestors.TryGetValue(type, out HashSet<TypeId>? ancestors))
        {
            ancestors = [.. Levels(type).Select(static each => each.Type), .. AllInterfaces(type).Select(static each => each.Definition).OfType<TypeId>()];
            _ancestors.Add(type, ancestors);
        }

        return ancestors;
    }

    /// <summary>The types of the program whose objects are of a type too.</summary>
    public IEnumerable<TypeId> Below(TypeId type) =>
        (_below ??= program.Types.SelectMany(each => Ancestors(each).Select(ancestor => (Ancestor: ancestor, Type: each)))
            .ToLookup(static each => each.Ancestor, static each => each.Type))[type];

    /// <summary>What a type derives from and implements outside of the program.</summary>
    public IEnumerable<CodeType> Outside(TypeId type) =>
        Levels(type).Select(static each => each.Parent).OfType<CodeType>().Concat(AllInterfaces(type)).Where(static each => each.Definition is null);

    /// <summary>
    /// The methods of an object that others outside of the program may call: what overrides or implements something of theirs. Where that cannot be told
    /// apart, it counts as such.
    /// </summary>
    public ImmutableArray<MethodId> CallableFromOutside(TypeId type)
    {
        if (!_callable.TryGetValue(type, out ImmutableArray<MethodId> methods))
        {
            methods = [.. FindCallable(type).Where(static each => !each.IsAbstract)];
            _callable.Add(type, methods);
        }

        return methods;
    }

    /// <summary>The methods of an object that may run where a virtual method of the program is called.</summary>
    public ImmutableArray<MethodId> Implementations(TypeId type, MethodId called)
    {
        if (!_implementations.TryGetValue((type, called), out ImmutableArray<MethodId> methods))
        {
            methods = Ancestors(type).Contains(called.Owner) ? [.. FindImplementations(type, called)] : [];
            _implementations.Add((type, called), methods);
        }

        return methods;
    }

    private IEnumerable<MethodId> FindCallable(TypeId type)
    {
        ImmutableArray<TypeShape> levels = Levels(type);
        for (int i = 0; i < levels.Length; i++)
        {
            foreach (MethodId method in levels[i].Virtual)
            {
                // An interface that is named between an object's type and the one that opened the method's slot may stand for that method.
                int opened = method.IsNewSlot ? i : Opened(levels, i + 1, method);
                if (opened < 0 || levels.Take(opened + 1).SelectMany(each => AllInterfaces(each.Type)).Any(static each => each.Definition is null))
                    yield return method;
            }
        }

        foreach (TypeShape each in levels.Concat(AllInterfaces(type).Select(static each => each.Definition).OfType<TypeId>().Select(Of)))
        {
            foreach (MethodId body in each.NamedOutside)
                yield return body;
        }
    }

    /// <summary>The level at which the slot of an override was opened; -1 where that is outside of the program.</summary>
    private int Opened(ImmutableArray<TypeShape> levels, int from, MethodId method)
    {
        for (int i = from; i < levels.Length; i++)
        {
            if (levels[i].Virtual.Any(each => each.IsNewSlot && each.Slot == method.Slot && program.Signature(each) == program.Signature(method)))
                return i;
        }

        return -1;
    }

    private IEnumerable<MethodId> FindImplementations(TypeId type, MethodId called)
    {
        SlotName slot = called.Slot;
        IEnumerable<TypeShape> shapes = Levels(type);

        // Interfaces may implement others' methods.
        if (called.Owner.IsInterface)
            shapes = shapes.Concat(AllInterfaces(type).Select(static each => each.Definition).OfType<TypeId>().Select(Of));
        foreach (TypeShape shape in shapes)
        {
            foreach (MethodId body in shape.Named[called])
                yield return body;
            foreach (MethodId body in shape.Type.IsInterface ? [] : shape.Bodies[slot])
                yield return body;
        }
    }

    /// <summary>What a type implements, with what follows from it and from what it derives from.</summary>
    private ImmutableArray<CodeType> AllInterfaces(TypeId type)
    {
        if (!_interfaces.TryGetValue(type, out ImmutableArray<CodeType> interfaces))
        {
            CodeType[] own = [.. Levels(type).SelectMany(static each => each.Interfaces)];
            IEnumerable<CodeType> inherited = own.Where(static each => each.Definition is not null).SelectMany(each => AllInterfaces(each.Definition!.Value));
            interfaces = [.. own.Concat(inherited).DistinctBy(static each => each.Text)];
            _interfaces.Add(type, interfaces);
        }

        return interfaces;
    }
}
