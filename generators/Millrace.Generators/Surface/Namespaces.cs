namespace Millrace.Generators;

/// <summary>The namespaces that files add to, by the names in them: a new namespace may change what such a name means, and nothing else.</summary>
internal sealed class Namespaces
{
    private readonly Dictionary<string, Fingerprint> _named = new(StringComparer.Ordinal);

    /// <param name="spaces">The namespaces, a dot after each name.</param>
    public Namespaces(IEnumerable<string> spaces)
    {
        foreach (string space in spaces.Distinct(StringComparer.Ordinal))
        {
            Fingerprint whole = Fingerprint.Empty.Then(space);
            foreach (string name in space.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(static each => each.Trim().TrimStart('@')).Distinct(StringComparer.Ordinal))
                _named[name] = (_named.TryGetValue(name, out Fingerprint others) ? others : default).With(whole);
        }
    }

    /// <summary>Stands for all namespaces with one of these names in them.</summary>
    public Fingerprint Named(IEnumerable<string> names)
    {
        Fingerprint all = default;
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            if (_named.TryGetValue(name, out Fingerprint spaces))
                all = all.With(spaces);
        }

        return all;
    }
}
