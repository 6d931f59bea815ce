using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>Reads a program's list of dependencies, the file <c>NAME.deps.json</c> that the SDK writes beside it.</summary>
internal static class DependencyFile
{
    /// <summary>The path of the running program's list; null where there is none, as beside a program of one file.</summary>
    public static string? Own => AppContextPaths.Of("APP_CONTEXT_DEPS_FILES", ';').FirstOrDefault(static path =>
        Path.GetDirectoryName(path) is string folder && Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) == folder);

    /// <summary>Reads the libraries.</summary>
    /// <param name="json">The file's content.</param>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static ImmutableArray<DependencyLibrary> Parse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (!root.TryGetProperty("runtimeTarget", out JsonElement target) || !root.TryGetProperty("targets", out JsonElement targets)
            || !root.TryGetProperty("libraries", out JsonElement libraries))
            throw new JsonException("No list of dependencies.");
        string name = (target.ValueKind == JsonValueKind.String ? target : target.GetProperty("name")).GetString()!;
        return [.. targets.GetProperty(name).EnumerateObject().Select(library => Read(library, libraries))];
    }

    private static DependencyLibrary Read(JsonProperty library, JsonElement libraries)
    {
        string[] identity = library.Name.Split('/', 2);
        string type = libraries.TryGetProperty(library.Name, out JsonElement about) && about.TryGetProperty("type", out JsonElement kind)
            ? kind.GetString()!
            : "";
        return new DependencyLibrary(
            identity[0],
            identity.Length > 1 ? identity[1] : "",
            type,
            [
                .. Names(library.Value, "runtime").Concat(Names(library.Value, "runtimeTargets"))
                    .Where(static path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                    .Select(static path => Path.GetFileNameWithoutExtension(path)).Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            [.. Names(library.Value, "dependencies")]);
    }

    private static IEnumerable<string> Names(JsonElement library, string section) =>
        library.TryGetProperty(section, out JsonElement entries) ? entries.EnumerateObject().Select(static entry => entry.Name) : [];
}
