using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// Fingerprints of the running program's components. What was read of a build is kept in the store, so that a program that has not changed is not read
/// again. Where its assemblies are no files, the program as a whole stands for each component.
/// </summary>
internal sealed class ProgramCode(ICodeCatalog catalog) : IComponentCode, IDisposable
{
    /// <summary>The program does not change while it runs, whatever stores it opens.</summary>
    private static readonly ConcurrentDictionary<string, CodeFingerprint> s_read = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, ComponentCode> _known = new(StringComparer.Ordinal);

    /// <summary>What was last asked of a component: putting its name together takes longer than all else that a reused step needs.</summary>
    private readonly ConcurrentDictionary<ComponentDescriptor, (IReadOnlyList<Type> Services, ComponentCode Code)> _last =
        new(ReferenceEqualityComparer.Instance);

    private readonly Lock _lock = new();
    private readonly Lazy<CodeFingerprints?> _fingerprints = new(static () =>
        ProgramLayout.Current() is ProgramLayout layout ? new CodeFingerprints(layout) : null);

    /// <inheritdoc/>
    public ComponentCode Of(ComponentDescriptor component, IReadOnlyList<Type> services)
    {
        if (_last.TryGetValue(component, out (IReadOnlyList<Type> Services, ComponentCode Code) last) && last.Services.SequenceEqual(services))
            return last.Code;
        return Look(component, services);
    }

    private ComponentCode Look(ComponentDescriptor component, IReadOnlyList<Type> services)
    {
        IEnumerable<string> given = services.Select(static each => $"{each} {each.Assembly.GetName().Name}").Order(StringComparer.Ordinal);
        string name = string.Join('\n', [component.Type.ToString(), Assembly(Runner(component)), .. given]);
        ComponentCode code = _known.TryGetValue(name, out ComponentCode? known) ? known : _known.GetOrAdd(name, _ => Find(name, component, services));
        _last[component] = (services, code);
        return code;
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
                fingerprint = Read(component, services);
                if (fingerprint is null)
                    return new ComponentCode(build, null, IsDeterministic: false);
                s_read.TryAdd(name, fingerprint);
            }

            var code = new ComponentCode(fingerprint.Digest, Describe(fingerprint.Obstacles), fingerprint.IsDeterministic);
            catalog.Keep(build, name, code, fingerprint.Parts);
            return code;
        }
    }

    /// <summary>Reads a component's code; null where that cannot be done, so that the program as a whole stands for it.</summary>
    private CodeFingerprint? Read(ComponentDescriptor component, IReadOnlyList<Type> services)
    {
        try
        {
            return _fingerprints.Value?.Of(
                Assembly(Runner(component)), component.Invoke.Method.MetadataToken,
                [.. Given(component.Type).Concat(services.SelectMany(Given)).Select(static each => (Assembly(each), each.MetadataToken))],
                component.Type.IsDefined(typeof(IgnoresExpectationsAttribute), inherit: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The type that runs a component; a test may have put another in the place of the component's own.</summary>
    private static Type Runner(ComponentDescriptor component) => component.Invoke.Method.DeclaringType ?? component.Type;

    private static string Assembly(Type type) => type.Assembly.GetName().Name!;

    /// <summary>A type and its type arguments, and theirs. Of an array counts what it holds.</summary>
    internal static IEnumerable<Type> Given(Type type) =>
        type.HasElementType ? Given(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Given).Append(type);

    /// <summary>Why a fingerprint does not stand for the code: the first few of what cannot be seen, and how much more there is; null where it does.</summary>
    internal static string? Describe(ImmutableArray<string> obstacles)
    {
        const int Named = 3;
        if (obstacles.IsEmpty)
            return null;
        string more = obstacles.Length > Named ? string.Create(CultureInfo.InvariantCulture, $"; and {obstacles.Length - Named} more") : "";
        string named = string.Join("; ", obstacles.Take(Named));
        return $"what its code does cannot be seen: {named}{more} (where the result is always the same, say so with [Deterministic])";
    }
}
