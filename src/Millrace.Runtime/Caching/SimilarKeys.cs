using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Knows of which keys the cache has one that differs in nothing but inputs. Not safe for several threads at once.</summary>
internal sealed class SimilarKeys(ICacheQueries cache)
{
    /// <summary>By component, so that what is read at once is little: the digests of the parts that are no inputs.</summary>
    private readonly Dictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    /// <summary>Whether there is a result under a key that has the same parts but for the inputs.</summary>
    public bool Has(BoundStep step, StepKey key)
    {
        string component = step.Component.Type.ToString();
        if (!_known.TryGetValue(component, out HashSet<string>? known))
            _known[component] = known = [.. cache.ReusableParts(component).Select(DigestOf)];
        return known.Contains(DigestOf(key.Parts));
    }

    /// <summary>The parts of a key that are no inputs.</summary>
    public static ImmutableArray<KeyPart> WithoutInputs(ImmutableArray<KeyPart> parts) => parts.RemoveAll(static part => part.Kind == KeyPartKind.Input);

    private static string DigestOf(ImmutableArray<KeyPart> parts) => new StepKey(WithoutInputs(parts)).Digest;
}
