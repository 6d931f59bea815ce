using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Millrace.Benchmarks.Programs;

namespace Millrace.Benchmarks.Compiler;

/// <summary>A big program that is edited, and a driver that runs generators after every edit, as an editor does.</summary>
public sealed class Editor
{
    private const string Limited = """
        namespace Big;

        [Millrace.Component]
        public sealed partial class Limited
        {
            [Millrace.Parameter] public int Least { get; init; } = Beside.Limits.Least;

            public void Run() { }
        }
        """;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private readonly Dictionary<Edit, (SyntaxTree? Tree, string Before, string Path, string After)> _edits;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private MetadataReference _beside;
    private int _number;

    /// <summary>Opens the program, and runs the generators for the first time.</summary>
    /// <param name="program">The program.</param>
    /// <param name="generators">The generators.</param>
    public Editor(BigProgram program, params IIncrementalGenerator[] generators)
    {
        _beside = Beside(0).ToMetadataReference();
        _compilation = Compile(program).AddReferences(_beside).AddSyntaxTrees(Parse(Limited, "Limited.cs"));
        _driver = Driver(generators).RunGenerators(_compilation);
        _edits = new Dictionary<Edit, (SyntaxTree?, string, string, string)>
        {
            [Edit.Body] = Place(BigProgram.ComponentPath(0), "numbers.Clear();"),
            [Edit.Component] = Place(BigProgram.ComponentPath(6), "public sealed partial class", "[global::System.ComponentModel.Description(\"{0}\")] public sealed partial class"),
            [Edit.Define] = Place(BigProgram.PipelinePath(3), "private void Define()\n    {", "private void Define()\n    {{\n        const int edit = {0};"),
            [Edit.Schema] = Place(BigProgram.SchemaPath(0), "[Column(\"amount\")", "[Column(\"amount_{0}\")"),
            [Edit.File] = (null, "", "", "public static class Added{0};"),
            [Edit.Namespace] = (null, "", "", "namespace Added.Space{0};\n\npublic static class Added;"),
        };
    }

    /// <summary>The program as it is now.</summary>
    public CSharpCompilation Compilation => _compilation;

    /// <summary>What the generators made of the program as it is now.</summary>
    public GeneratorDriverRunResult Result => _driver.GetRunResult();

    /// <summary>Parses the program.</summary>
    public static CSharpCompilation Compile(BigProgram program) => CSharpCompilation.Create(
        "Big",
        program.Files().Select(static file => Parse(file.Text, file.Path)),
        References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A driver as an editor has it, whose builds are design-time builds.</summary>
    public static GeneratorDriver Driver(params IIncrementalGenerator[] generators) => CSharpGeneratorDriver.Create(
        generators.Select(static each => each.AsSourceGenerator()),
        parseOptions: s_options,
        optionsProvider: new DesignTime());

    /// <summary>Makes an edit.</summary>
    /// <returns>The file that was edited or added; null where it is one of another project.</returns>
    public SyntaxTree? Apply(Edit edit)
    {
        if (edit == Edit.Project)
        {
            MetadataReference edited = Beside(++_number).ToMetadataReference();
            _compilation = _compilation.ReplaceReference(_beside, edited);
            _beside = edited;
            return null;
        }

        (SyntaxTree? tree, string before, string path, string after) = _edits[edit];
        string text = string.Format(CultureInfo.InvariantCulture, after, ++_number);
        if (tree is null)
        {
            tree = Parse(text, "Added.cs");
            _compilation = _compilation.AddSyntaxTrees(tree);
        }
        else
        {
            SyntaxTree now = _compilation.SyntaxTrees.First(each => each.FilePath == path);
            tree = Parse(tree.ToString().Replace(before, text, StringComparison.Ordinal), path);
            _compilation = _compilation.ReplaceSyntaxTree(now, tree);
        }

        return tree;
    }

    /// <summary>Makes an edit and runs the generators.</summary>
    public void Type(Edit edit)
    {
        _ = Apply(edit);
        Run();
    }

    /// <summary>Runs the generators.</summary>
    public void Run() => _driver = _driver.RunGenerators(_compilation);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), s_options, path);

    /// <summary>A project that is open in the same editor.</summary>
    private static CSharpCompilation Beside(int number) => CSharpCompilation.Create(
        "Beside",
        [Parse($"namespace Beside;\n\npublic static class Limits {{ public const int Least = {number.ToString(CultureInfo.InvariantCulture)}; }}", "Limits.cs")],
        References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private (SyntaxTree? Tree, string Before, string Path, string After) Place(string path, string before, string? after = null)
    {
        SyntaxTree tree = _compilation.SyntaxTrees.First(each => each.FilePath == path);
        if (!tree.ToString().Contains(before, StringComparison.Ordinal))
            throw new InvalidOperationException($"{path} holds no '{before}' to edit.");
        return (tree, before, path, after ?? before + " // {0}");
    }
}
