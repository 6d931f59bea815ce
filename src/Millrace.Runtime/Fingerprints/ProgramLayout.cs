using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>Which assemblies a program is made of, and where each comes from.</summary>
internal sealed class ProgramLayout
{
    private readonly Dictionary<string, AssemblyOrigin> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DependencyLibrary> _libraries;
    private readonly HashSet<string> _found;

    /// <summary>Puts a layout together.</summary>
    /// <param name="libraries">The libraries that the program depends on, itself included.</param>
    /// <param name="assemblies">The paths of the assemblies that it finds, the framework's included.</param>
    public ProgramLayout(ImmutableArray<DependencyLibrary> libraries, IEnumerable<string> assemblies)
    {
        _libraries = libraries.GroupBy(static each => each.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static each => each.Key, static each => each.First(), StringComparer.OrdinalIgnoreCase);
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in assemblies)
            paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        _found = paths.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (DependencyLibrary library in libraries)
        {
            foreach (string assembly in library.Assemblies)
                _assemblies.TryAdd(assembly, Origin(library, paths.GetValueOrDefault(assembly)));
        }

        string? framework = CodeIdentity.SharedFramework([.. paths.Values]);
        IEnumerable<KeyValuePair<string, string>> others =
            paths.Where(each => framework is not null && !each.Value.StartsWith(framework, StringComparison.OrdinalIgnoreCase));
        foreach ((string assembly, string path) in others)
            _assemblies.TryAdd(assembly, new AssemblyOrigin(AssemblyKind.Whole, assembly, path));
    }

    /// <summary>The assemblies whose code is followed.</summary>
    public IEnumerable<AssemblyOrigin> Own => _assemblies.Values.Where(static each => each.Kind == AssemblyKind.Own);

    /// <summary>The running program's layout; null where its assemblies are no files, or nothing lists its dependencies.</summary>
    public static ProgramLayout? Current() =>
        DependencyFile.Own is string own ? Read(own, AppContextPaths.Of("TRUSTED_PLATFORM_ASSEMBLIES", Path.PathSeparator)) : null;

    /// <summary>Reads a program's layout; null where it cannot be read, or its own assemblies are not all there.</summary>
    /// <param name="dependencies">The path of its list of dependencies.</param>
    /// <param name="assemblies">The paths of the assemblies that it finds, the framework's included.</param>
    public static ProgramLayout? Read(string dependencies, IEnumerable<string> assemblies)
    {
        try
        {
            var layout = new ProgramLayout(DependencyFile.Parse(File.ReadAllBytes(dependencies)), assemblies);
            return layout.Own.Any() && layout.Own.All(static each => each.Path is not null) ? layout : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or BadImageFormatException
            or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the program was built with an assembly, or .NET has it.</summary>
    /// <param name="assembly">Its simple name.</param>
    public bool Knows(string assembly) => _assemblies.ContainsKey(assembly) || _found.Contains(assembly);

    /// <summary>Where an assembly comes from.</summary>
    /// <param name="assembly">Its simple name.</param>
    public AssemblyOrigin Of(string assembly) => _assemblies.GetValueOrDefault(assembly, AssemblyOrigin.Framework);

    /// <summary>
    /// Libraries and all that they need, each with its version. A package without assemblies that needs one of them may bring its native code, so it counts
    /// too.
    /// </summary>
    /// <param name="libraries">Their names.</param>
    public IEnumerable<DependencyLibrary> WithDependencies(IEnumerable<string> libraries)
    {
        var found = new Dictionary<string, DependencyLibrary>(StringComparer.OrdinalIgnoreCase);
        Add(libraries);
        IEnumerable<DependencyLibrary> bringing =
            _libraries.Values.Where(each => each.Type == "package" && each.Assemblies.IsEmpty && each.Dependencies.Any(found.ContainsKey));
        Add([.. bringing.Select(static each => each.Name)]);
        return found.Values;

        void Add(IEnumerable<string> names)
        {
            var open = new Stack<string>(names);
            while (open.TryPop(out string? name))
            {
                if (_libraries.TryGetValue(name, out DependencyLibrary? needed) && found.TryAdd(name, needed))
                {
                    foreach (string next in needed.Dependencies)
                        open.Push(next);
                }
            }
        }
    }

    private static AssemblyOrigin Origin(DependencyLibrary library, string? path) => library.Type switch
    {
        "runtimepack" => AssemblyOrigin.Framework,
        "package" => new AssemblyOrigin(AssemblyKind.Package, library.Name, path),
        "project" => new AssemblyOrigin(path is not null && CodeModule.CountsAsWhole(path) ? AssemblyKind.Whole : AssemblyKind.Own, library.Name, path),
        _ => new AssemblyOrigin(AssemblyKind.Whole, library.Name, path),
    };
}
