using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Millrace.Generators.Tests;

/// <summary>A test source compiled with the generator, as a user's project would be.</summary>
internal sealed class Compiled
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Millrace.Generators", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("Millrace.Compiler", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("xunit", StringComparison.OrdinalIgnoreCase))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The options of an ordinary build: documentation comments are not parsed.</summary>
    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, DocumentationMode.None);

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private Compiled(CSharpCompilation input, Compilation output, GeneratorDriverRunResult result, ImmutableArray<Diagnostic> reported)
    {
        Input = input;
        Output = output;
        Result = result;
        Reported = reported;
    }

    public CSharpCompilation Input { get; }

    public Compilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>What the generator reported, after the filters of the compiler.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    /// <summary>Errors and warnings of C# and of the generator together, hidden ones left out.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Reported.Concat(Output.GetDiagnostics()).Concat(Analyzed()).Where(static each => each.Severity >= DiagnosticSeverity.Warning && !each.IsSuppressed);

    /// <summary>What our analyzer says of the finished program. It looks at plans that throw alone, so others need not be analyzed.</summary>
    private ImmutableArray<Diagnostic> Analyzed() => Result.GeneratedTrees.Any(static each => each.ToString().Contains("Plan => throw", StringComparison.Ordinal))
        ? Output.WithAnalyzers([new UnreadDefineAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
        : [];

    /// <summary>The user's project without sources. Compilations made from it share what was read of the references.</summary>
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "User",
        [Tree(Usings, "Usings.cs")],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation Compilation(string source, params IEnumerable<MetadataReference> references)
    {
        CSharpCompilation compilation = s_empty.AddSyntaxTrees(Tree(source, "User.cs"));
        MetadataReference[] more = [.. references];
        return more.Length == 0 ? compilation : compilation.WithAssemblyName("UserOfLibrary").AddReferences(more);
    }

    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), Options, path);

    public static GeneratorDriver Driver(CSharpParseOptions? options = null) => CSharpGeneratorDriver.Create(
        [new MillraceGenerator().AsSourceGenerator()],
        parseOptions: options ?? Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static Compiled From(string source, params IEnumerable<MetadataReference> references) => From(Compilation(source, references));

    public static Compiled From(CSharpCompilation input)
    {
        GeneratorDriver driver = Driver((CSharpParseOptions)input.SyntaxTrees[0].Options).RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Incremental.AssertSame(driver, input);
        return new Compiled(input, output, driver.GetRunResult(), reported);
    }

    /// <summary>The generated file whose name contains the part.</summary>
    public string Generated(string part) => Result.GeneratedTrees.Single(each => each.FilePath.Contains(part, StringComparison.Ordinal)).ToString();

    /// <summary>Demands that nothing was reported.</summary>
    public Compiled Clean()
    {
        Diagnostic[] all = [.. Diagnostics];
        Assert.True(all.Length == 0, string.Join('\n', all.Select(each => $"{each}\n    {each.Location.SourceTree?.GetText().Lines[each.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}")));
        return this;
    }

    /// <summary>The compiled assembly as a reference of another compilation.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Emit());

    public byte[] Emit()
    {
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = Output.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return stream.ToArray();
    }

    /// <summary>Loads the assembly so that it is unloaded with the test.</summary>
    public Assembly Load(params IEnumerable<Compiled> references)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        foreach (Compiled reference in references)
            context.LoadFromStream(new MemoryStream(reference.Emit()));
        return context.LoadFromStream(new MemoryStream(Emit()));
    }
}
