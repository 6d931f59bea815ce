namespace Millrace.Generators;

/// <summary>
/// Which declarations a declaration depends on, by the names in it, and a fingerprint of all of them together: declarations of the program, and of
/// projects that it references. A name counts whatever it may be bound to, so that a dependency is never missed; that some are seen where there are none
/// costs a reading at most.
/// </summary>
/// <remarks>
/// Declarations that depend on each other share a fingerprint, so one pass over the graph is enough: Tarjan's algorithm for strongly connected
/// components (SIAM Journal on Computing 1, 1972), which yields a component after all that it depends on. It keeps a stack of its own, because
/// chains of types may be longer than the thread's.
/// </remarks>
internal sealed class DependencyGraph
{
    private readonly Unit[] _units;
    private readonly int _own;
    private readonly Dictionary<string, List<int>> _declaring = new(StringComparer.Ordinal);
    private readonly int[] _everywhere;
    private readonly DerivedSchemas _derived;
    private readonly Stack<int> _open = new();
    private int _visited;

    public DependencyGraph(ProgramSurface surface)
    {
        TreeSurface[] trees = [.. surface.Trees, .. surface.TreesOfProjects()];
        string[] global = [.. trees.SelectMany(static each => each.GlobalMentions).Distinct(StringComparer.Ordinal)];
        var namespaces = new Namespaces(trees.SelectMany(static each => each.Namespaces));
        Fingerprint globalNamespaces = namespaces.Named(global);
        _units = [.. trees.SelectMany(tree => tree.Declarations.Select(each => new Unit(tree, each, namespaces.Named(each.Mentions.Concat(tree.FrameMentions)).With(globalNamespaces))))];
        _own = surface.Trees.Sum(static each => each.Declarations.Length);
        for (int i = 0; i < _units.Length; i++)
        {
            foreach (string name in _units[i].Declaration.Declares)
            {
                if (!_declaring.TryGetValue(name, out List<int>? units))
                    _declaring.Add(name, units = []);
                units.Add(i);
            }
        }

        _derived = new DerivedSchemas([.. _units.Select(static each => (each.Tree, each.Declaration))]);
        _everywhere = [.. global.SelectMany(Declaring).Distinct()];
    }

    /// <summary>The program's own declarations, in the order of files.</summary>
    public int Count => _own;

    public TreeSurface Tree(int unit) => _units[unit].Tree;

    public DeclarationSurface Declaration(int unit) => _units[unit].Declaration;

    /// <summary>Stands for a declaration and everything that it depends on in the program.</summary>
    public Fingerprint Key(int unit)
    {
        if (_units[unit].Order == 0)
            Visit(unit);
        return _units[unit].Own.Then(_units[unit].Whole);
    }

    private void Visit(int root)
    {
        var path = new Stack<int>();
        Enter(root, path);
        while (path.Count > 0)
        {
            Unit unit = _units[path.Peek()];
            if (unit.Next < unit.Targets!.Length)
            {
                int next = unit.Targets[unit.Next++];
                if (_units[next].Order == 0)
                    Enter(next, path);
                else if (_units[next].IsOpen)
                    unit.Lowest = Math.Min(unit.Lowest, _units[next].Order);
                continue;
            }

            _ = path.Pop();
            if (unit.Lowest == unit.Order)
                Close(unit);
            if (path.Count > 0)
                _units[path.Peek()].Lowest = Math.Min(_units[path.Peek()].Lowest, unit.Lowest);
        }
    }

    private void Enter(int index, Stack<int> path)
    {
        Unit unit = _units[index];
        unit.Order = unit.Lowest = ++_visited;
        unit.IsOpen = true;
        unit.Targets = Targets(unit);
        _open.Push(index);
        path.Push(index);
    }

    /// <summary>Takes the members of a finished component off the stack and gives them their common fingerprint.</summary>
    private void Close(Unit first)
    {
        var members = new List<Unit>();
        do
        {
            members.Add(_units[_open.Pop()]);
        }
        while (!ReferenceEquals(members[members.Count - 1], first));

        // What is still open among the targets belongs to this component; all others are finished.
        Fingerprint whole = default;
        var seen = new HashSet<Fingerprint>();
        foreach (Unit target in members.SelectMany(each => each.Targets!).Select(each => _units[each]))
        {
            if (!target.IsOpen && seen.Add(target.Whole))
                whole = whole.With(target.Whole);
        }

        foreach (Unit member in members)
        {
            whole = whole.With(member.Own);
            member.IsOpen = false;
        }

        foreach (Unit member in members)
            member.Whole = whole;
    }

    /// <summary>What a declaration names, other parts of its own type included.</summary>
    private int[] Targets(Unit unit)
    {
        var targets = new HashSet<int>(_everywhere);
        foreach (string name in unit.Declaration.Mentions)
            targets.UnionWith(Declaring(name));
        foreach (string name in unit.Tree.FrameMentions)
            targets.UnionWith(Declaring(name));
        targets.UnionWith(_derived.KnownTo(unit.Tree, unit.Declaration));
        return [.. targets];
    }

    private List<int> Declaring(string name) => _declaring.TryGetValue(name, out List<int>? units) ? units : [];

    private sealed class Unit(TreeSurface tree, DeclarationSurface declaration, Fingerprint namespaces)
    {
        public TreeSurface Tree { get; } = tree;

        public DeclarationSurface Declaration { get; } = declaration;

        /// <summary>Stands for the declaration, the frame of its file, and the namespaces that either may mean.</summary>
        public Fingerprint Own { get; } = declaration.Fingerprint.Then(declaration.Anchor).Then(tree.Frame).Then(namespaces);

        /// <summary>Stands for the declaration's component and all that it depends on.</summary>
        public Fingerprint Whole { get; set; }

        public int[]? Targets { get; set; }

        public int Next { get; set; }

        public int Order { get; set; }

        public int Lowest { get; set; }

        public bool IsOpen { get; set; }
    }
}
