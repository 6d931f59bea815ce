using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>The packages that a program was built with, as its list of dependencies says.</summary>
internal static class ProgramPackages
{
    /// <summary>Those of the running program; empty where it has no such list, as a program of one file.</summary>
    public static ImmutableArray<PackageVersion> Current() => DependencyFile.Own is string file ? Read(file) : [];

    /// <summary>Those that a list names, by name. A list that cannot be read names none: no run is refused for it.</summary>
    /// <param name="file">The list's path.</param>
    public static ImmutableArray<PackageVersion> Read(string file)
    {
        try
        {
            return
            [
                .. DependencyFile.Parse(File.ReadAllBytes(file)).Where(static library => library.Type == "package")
                    .Select(static library => new PackageVersion(library.Name, library.Version))
                    .OrderBy(static package => package.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            return [];
        }
    }
}
