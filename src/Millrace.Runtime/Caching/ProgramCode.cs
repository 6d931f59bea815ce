using System.Collections.Concurrent;

namespace Millrace.Runtime;

/// <summary>
/// Fingerprints of the running program's components. What was read of a build is kept in the store, so that a program that has not changed is not read
/// again. Where its assemblies are no files, the program as a whole stands for each component.
/// </summary>
internal sealed class ProgramCode(CodeCatalog catalog) : IComponentCode, IDisposable
{
    /// <summary>The program does not change while it runs, whatever stores it opens.</summary>
    private static readonly ConcurrentDictionary<string, CodeFingerprint> s_read = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, ComponentCode> _known = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Lazy<CodeFingerprints?> _fingerprints = new(static () => ProgramLayout.Current() is ProgramLayout layout ? new CodeFingerprints(layout) : null);

    /// <inheritdoc/>
    public ComponentCode Of(ComponentDescriptor component, IReadOnlyList<Type> services)
    {
        string name = string.Join('\n', [component.Type.ToString(), component.Type.Assembly.GetName().Name, .. services.Select(static each => $"{each} {each.Assembly.GetName().Name}").Order(StringComparer.Ordinal)]);
        return _known.TryGetValue(name, out ComponentCode? known) ? known : _known.GetOrAdd(name, _ => Find(name, component, services));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_fingerprints.IsValueCreated)
            _fingerprints.Value?.Dispose();
    }

    private ComponentCode Find(string name, ComponentDescriptor component, IReadOnlyList<Type> services)
    {
        string build = CodeIdentity.Current;
        if (catalog.Find(build, name) is ComponentCode kept)
            return kept;

        // Assemblies are read one at a time.
        lock (_lock)
        {
            if (!s_read.TryGetValue(name, out CodeFingerprint? fingerprint))
            {
                if (_fingerprints.Value is not CodeFingerprints fingerprints)
                    return new ComponentCode(build, null, IsDeterministic: false);

                fingerprint = fingerprints.Of(
                    Assembly(component.Type), component.Invoke.Method.MetadataToken, [.. Given(component.Type).Concat(services.SelectMany(Given)).Select(static each => (Assembly(each), each.MetadataToken))]);
                s_read.TryAdd(name, fingerprint);
            }

            var code = new ComponentCode(fingerprint.Digest, Describe(fingerprint), fingerprint.IsDeterministic);
            catalog.Keep(build, name, code, fingerprint.Parts);
            return code;
        }
    }

    private static string Assembly(Type type) => type.Assembly.GetName().Name!;

    private static IEnumerable<Type> Given(Type type) => type.GetGenericArguments().SelectMany(Given).Append(type);

    private static string? Describe(CodeFingerprint fingerprint) => fingerprint.Obstacles is [string first, ..]
        ? $"what its code does cannot be seen: {first} (where the result is always the same, say so with [Deterministic])"
        : null;
}
