using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Millrace.Architecture.Tests;

/// <summary>The checkout that these tests were built from, read as files.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every project with the names of the projects that it references; analyzer references are told apart.</summary>
    public static IReadOnlyList<Project> Projects { get; } = [.. Directory
        .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
        .Where(file => !IsBuildOutput(file))
        .Order(StringComparer.Ordinal)
        .Select(Read)];

    /// <summary>The hand-written C# files under a folder of the root.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !IsBuildOutput(file))
        .Order(StringComparer.Ordinal);

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static bool IsBuildOutput(string file)
    {
        string[] parts = Relative(file).Split('/');
        return parts.Contains("bin") || parts.Contains("obj") || parts[0].StartsWith('.');
    }

    private static Project Read(string file)
    {
        XElement[] references = [.. XDocument.Load(file).Descendants("ProjectReference")];
        return new Project(
            Path.GetFileNameWithoutExtension(file),
            Relative(file).Split('/')[0],
            [.. references.Where(each => !IsAnalyzer(each)).Select(NameOf)],
            [.. references.Where(IsAnalyzer).Select(NameOf)]);
    }

    private static bool IsAnalyzer(XElement reference) => (string?)reference.Attribute("OutputItemType") == "Analyzer";

    private static string NameOf(XElement reference) =>
        Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'));

    private static string FindRoot([CallerFilePath] string path = "")
    {
        for (DirectoryInfo? folder = new(Path.GetDirectoryName(path)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dsl.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Dsl.sln above {path}.");
    }
}
