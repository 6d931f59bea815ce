using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Gathers what a method does with the program's methods and types, while its instructions are read.</summary>
/// <param name="name">The method's name as people know it.</param>
internal sealed class MethodFacts(string name)
{
    private readonly HashSet<MethodId> _calls = [], _virtualCalls = [];
    private readonly HashSet<TypeId> _made = [], _used = [], _received = [], _started = [], _named = [];
    private readonly HashSet<string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _obstacles = new(StringComparer.Ordinal);
    private bool _looksAtMembers, _readsResources, _handsTypes;

    /// <summary>The method's name as people know it.</summary>
    public string Display => name;

    /// <summary>What was gathered.</summary>
    public MethodSummary Summarise(string partName, string digest, bool isDeterministic, StateUse state)
    {
        if (_handsTypes)
        {
            Give(_named, onlyPlain: false);
            _received.UnionWith(_named);
        }

        return new MethodSummary
        {
            Name = name,
            PartName = partName,
            Digest = digest,
            IsDeterministic = isDeterministic,
            Calls = [.. _calls],
            VirtualCalls = [.. _virtualCalls],
            Made = [.. _made],
            Used = [.. _used],
            Received = [.. _received],
            Started = [.. _started],
            State = state,
            Assemblies = [.. _assemblies],
            LooksAtMembers = _looksAtMembers,
            ReadsResources = _readsResources,
            Obstacles = [.. _obstacles],
        };
    }

    /// <summary>Something that cannot be seen in the code.</summary>
    public void Obstacle(string what) => _obstacles.Add($"{name} {what}");

    /// <summary>Assemblies that stand in the code.</summary>
    public void Uses(IEnumerable<string> assemblies) => _assemblies.UnionWith(assemblies);

    /// <summary>A type of which it makes objects, or others do for it.</summary>
    public void Make(TypeId type) => _made.Add(type);

    /// <summary>A type that stands in the code: its objects are about.</summary>
    public void Use(TypeId type) => _used.Add(type);

    /// <summary>Types whose objects come from outside.</summary>
    public void Receive(IEnumerable<TypeId> types) => _received.UnionWith(types.Where(static each => !each.IsNumbered));

    /// <summary>A type whose static initialiser may run.</summary>
    public void Start(TypeId type) => _started.Add(type);

    /// <summary>Types that stand in <c>typeof</c>: where such are handed out, others may make their objects.</summary>
    public void Name(IEnumerable<TypeId> types) => _named.UnionWith(types.Where(static each => !each.IsNumbered));

    /// <summary>A call of a method of the program.</summary>
    public void Call(MethodId method, bool isVirtual)
    {
        _calls.Add(method);
        if (isVirtual)
            _virtualCalls.Add(method);
    }

    /// <summary>Whoever is given a type as a type argument may make objects of it.</summary>
    /// <param name="types">The types.</param>
    /// <param name="onlyPlain">Whether only constructors without parameters can be meant.</param>
    public void Give(IEnumerable<TypeId> types, bool onlyPlain)
    {
        foreach (TypeId type in types.Where(static each => !each.IsNumbered))
        {
            _started.Add(type);
            if (!type.IsAbstract)
                _calls.UnionWith(type.Constructors.Where(each => !onlyPlain || each.ParameterCount == 0));
        }
    }

    /// <summary>A call of a method outside of the program.</summary>
    /// <param name="owner">The type that declares it.</param>
    /// <param name="method">Its name.</param>
    /// <param name="given">The type arguments of the call and of the type.</param>
    /// <param name="signature">The method's signature.</param>
    public void CallOutside(CodeType owner, string method, ImmutableArray<CodeType> given, MethodSignature<CodeType> signature)
    {
        if (OutsideCalls.IsUnseen(owner.Name, method, !given.IsEmpty, signature.ParameterTypes))
            Obstacle($"calls {owner.Name}.{method}");
        _readsResources |= OutsideCalls.ReadsResources(owner.Name, method);
        _looksAtMembers |= OutsideCalls.LooksAtMembers(owner.Name, method, given.AddRange(signature.ParameterTypes));
        bool isPlain = OutsideCalls.IsPlain(owner.Name) || owner.Name.Length == 0;
        TypeId[] types = [.. given.SelectMany(static each => each.Definitions)];
        if (!OutsideCalls.IsServices(owner.Name))
            Give(types, isPlain);
        if (isPlain)
            return;
        Receive(types);
        _handsTypes |= signature.ParameterTypes.Any(static each => each.Name == "System.Type" || each.Text == "System.Type[]");
    }
}
