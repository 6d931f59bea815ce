namespace Millrace.Generators;

/// <summary>
/// The one dependency against the direction of names: a feature set that names a column which its row does not have is told of schemas that are derived
/// from the row, and nothing in the feature set names those.
/// </summary>
internal sealed class DerivedSchemas
{
    private readonly IReadOnlyList<(TreeSurface Tree, DeclarationSurface Declaration)> _declarations;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _naming = new(StringComparer.Ordinal);

    public DerivedSchemas(IReadOnlyList<(TreeSurface Tree, DeclarationSurface Declaration)> declarations)
    {
        _declarations = declarations;
        int[] schemas = [.. Enumerable.Range(0, declarations.Count).Where(each => IsMarked(declarations[each].Declaration, "Schema"))];
        _names.UnionWith(schemas.SelectMany(each => declarations[each].Declaration.Declares));
        foreach (int schema in schemas)
        {
            foreach (string name in Named(declarations[schema].Tree, declarations[schema].Declaration))
            {
                if (!_naming.TryGetValue(name, out List<int>? naming))
                    _naming.Add(name, naming = []);
                naming.Add(schema);
            }
        }
    }

    /// <summary>The schemas that may be derived from the row of a feature set; none for other declarations.</summary>
    public HashSet<int> KnownTo(TreeSurface tree, DeclarationSurface declaration)
    {
        var found = new HashSet<int>();
        if (!IsMarked(declaration, "Features"))
            return found;
        var names = new Stack<string>(Named(tree, declaration));
        while (names.Count > 0)
        {
            if (!_naming.TryGetValue(names.Pop(), out List<int>? naming))
                continue;
            foreach (int schema in naming.Where(found.Add))
            {
                foreach (string name in _declarations[schema].Declaration.Declares)
                    names.Push(name);
            }
        }

        return found;
    }

    /// <summary>The schemas that a declaration names, by aliases of its file as well.</summary>
    private IEnumerable<string> Named(TreeSurface tree, DeclarationSurface declaration) => declaration.Mentions.Concat(tree.FrameMentions).Where(_names.Contains).Distinct(StringComparer.Ordinal);

    /// <summary>Attributes may have other names by an alias; then the schemas count that are named, and no others.</summary>
    private static bool IsMarked(DeclarationSurface declaration, string mark) =>
        declaration.Attributed.Any(each => each.Attributes.Any(name => MarkNames.Short(name) == mark));
}
