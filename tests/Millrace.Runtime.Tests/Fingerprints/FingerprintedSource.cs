using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Compiles sources to files and takes the fingerprint of a method of theirs.</summary>
internal static class FingerprintedSource
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Reflection;
        global using System.Threading; global using System.Threading.Tasks; global using Millrace;
        """;

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(
                static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                    || Path.GetFileName(path) is "Millrace.Abstractions.dll" or "netstandard.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The fingerprint of <c>Entry.Run</c>.</summary>
    /// <param name="source">The program.</param>
    /// <param name="release">Whether it is compiled as a release.</param>
    /// <param name="path">The file's path, which debug information and names of file-local types have in them.</param>
    /// <param name="resource">The content of a file that is embedded in it; null for none.</param>
    /// <param name="german">The content of a file that is embedded in its assembly of German texts; null for none.</param>
    /// <param name="ignoresExpectations">Whether what schemas expect of data is no part of it.</param>
    public static CodeFingerprint Take(
        string source, bool release = false, string path = "Program.cs", string? resource = null, string? german = null, bool ignoresExpectations = false) =>
        Take([("Program", source)], "1.0.0", release, path, resource, german, ignoresExpectations);

    /// <summary>The fingerprint of a method of a small program, asked for under the name of an assembly.</summary>
    /// <param name="assembly">The assembly's name.</param>
    /// <param name="given">A token of the program, of a type whose objects it gets.</param>
    public static CodeFingerprint TakeOf(string assembly, params int[] given) =>
        In(folder =>
        {
            string file = Compile(
                Path.Combine(folder, "Program.dll"), "public static class Entry { public static int Run() => 3; }", [], release: false, "Program.cs", null);
            using var fingerprints = new CodeFingerprints(new ProgramLayout([new DependencyLibrary("Program", "1.0.0", "project", ["Program"], [])], [file]));
            return fingerprints.Of(assembly, Token(file, "Entry", "Run"), [.. given.Select(static each => ("Program", each))]);
        });

    /// <summary>The fingerprint of <c>Entry.Run</c> in the last of several assemblies, each of which uses those before it.</summary>
    public static CodeFingerprint Take(
        (string Name, string Source)[] assemblies,
        string packageVersion = "1.0.0",
        bool release = false,
        string path = "Program.cs",
        string? resource = null,
        string? german = null,
        bool ignoresExpectations = false) =>
        In(folder =>
        {
            var files = new List<string>();
            foreach ((string name, string source) in assemblies)
                files.Add(Compile(Path.Combine(folder, $"{name}.dll"), source, files, release, path, resource));
            if (german is not null)
                Compile(
                    Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "de")).FullName, $"{assemblies[^1].Name}.resources.dll"),
                    "",
                    [],
                    release,
                    path,
                    german);
            var layout = new ProgramLayout(
                [
                    .. assemblies.Select(
                        each => new DependencyLibrary(
                            each.Name, packageVersion, each.Name.StartsWith("Package", StringComparison.Ordinal) ? "package" : "project", [each.Name], [])),
                    new DependencyLibrary("Millrace.Abstractions", "0.1.0", "package", ["Millrace.Abstractions"], []),
                ],
                files);
            using var fingerprints = new CodeFingerprints(layout);
            return fingerprints.Of(assemblies[^1].Name, Token(files[^1], "Entry", "Run"), [], ignoresExpectations);
        });

    private static CodeFingerprint In(Func<string, CodeFingerprint> take)
    {
        string folder = Directory.CreateTempSubdirectory("millrace-fingerprint").FullName;
        try
        {
            return take(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Compile(string file, string source, IEnumerable<string> references, bool release, string path, string? resource)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file),
            [CSharpSyntaxTree.ParseText(Usings, parse, "Usings.cs"), CSharpSyntaxTree.ParseText(source, parse, path, System.Text.Encoding.UTF8)],
            [.. s_references, .. references.Select(static each => MetadataReference.CreateFromFile(each))],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: release ? OptimizationLevel.Release : OptimizationLevel.Debug,
                deterministic: true,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(
            image,
            manifestResources: resource is null ? null :
            [
                new ResourceDescription("a", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(resource)), isPublic: true),
            ]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error)));
        File.WriteAllBytes(file, image.ToArray());
        return file;
    }

    private static int Token(string file, string type, string method)
    {
        using var image = new PEReader(File.OpenRead(file));
        MetadataReader metadata = image.GetMetadataReader();
        return MetadataTokens.GetToken(metadata.MethodDefinitions.Single(each =>
            metadata.StringComparer.Equals(metadata.GetMethodDefinition(each).Name, method)
            && metadata.StringComparer.Equals(metadata.GetTypeDefinition(metadata.GetMethodDefinition(each).GetDeclaringType()).Name, type)));
    }
}
