using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Tests.Components;
using Millrace.Generators.Tests.Pipelines;

namespace Millrace.Generators.Tests;

/// <summary>What is unsound does not build, whatever a project switches off; advice obeys every switch.</summary>
public sealed class ConfigurationTests
{
    /// <summary>One mistake for each part of the compiler.</summary>
    private static readonly Dictionary<string, string> s_programs = new(StringComparer.Ordinal)
    {
        ["MR0106"] = "using Millrace; [Schema] public partial record struct S;",
        ["MR0203"] = ComponentSources.Artifacts + "[Component] public partial class C;",
        ["MR0309"] = TaxiSource.Components + "[Component] public sealed partial class Train { public Model<TipFeatures> Run([ForTraining] Rows<Trip> rows) => new(); }"
            + Pipeline("Train.Step(SplitTrips.Step(ReadFile<Trip>.Step(\"a\")).Test);"),
        ["MR0320"] = TaxiSource.Components + Pipeline("var rows = ReadFile<Trip>.Step(\"a\"); BoostedTrees.Step(rows, rows);"),
        ["MR0321"] = TaxiSource.Components + "public static class Mine { public static Handle<T> Same<T>(this Handle<T> rows) where T : class => rows; }"
            + Pipeline("SplitTrips.Step(ReadFile<Trip>.Step(\"a\").Same());"),
        ["MR0401"] = "using Millrace; using Millrace.Data; [Schema] public partial record struct S { [Column] public float X { get; init; } } [Features<S>] public record struct F { [ZScore] public float X { get; init; } }",
        ["MR0601"] = "using Millrace; using Millrace.Data; [Schema] public partial record struct S { [Column, Sensitive] public float X { get; init; } } [Features<S>] public partial record struct F { [ZScore] public float X { get; init; } }",
        ["MR0228"] = ComponentSources.Artifacts + "[Component] public partial class C { [Parameter] public DateTime X { get; init; } = DateTime.Now; public Note Run(Note a) => a; }",
        ["MR0322"] = TaxiSource.Components + Pipeline("var (train, _, test) = SplitTrips.Step(ReadFile<Trip>.Step(\"a\")); Validate.Step(train);"),
        ["MR0501"] = ComponentSources.Artifacts + "[Component] public partial class C(TimeProvider time) { public Note Run(Note a) => new(time.GetUtcNow().ToString()); }",
        ["MR0603"] = "using Millrace; using Millrace.Data; [Schema] public partial record struct S { [Column] public float X { get; init; } } [Features<S>] public partial record struct F { [ZScore, Permit(\"why\")] public float X { get; init; } }",
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string id in s_programs.Keys)
            {
                foreach (string way in new[] { "pragma", "pragma of the id", "NoWarn", "no warnings", "editorconfig", "global config", "SuppressMessage" })
                    cases.Add(id, way);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Errors_stay_and_advice_is_silenced(string id, string way)
    {
        bool isError = CatalogueTests.All().Single(each => each.Id == id).IsError;
        Assert.Equal(id, Assert.Single(Compiled.From(s_programs[id]).Diagnostics).Id);

        Diagnostic[] found = [.. Compiled.From(Silenced(id, way)).Diagnostics];

        Assert.Equal(isError ? [id] : [], found.Select(static each => each.Id));
        Assert.All(found, static each => Assert.Equal(DiagnosticSeverity.Error, each.Severity));
    }

    /// <summary>Without analyzers nobody says that a Define could not be followed: the program must not build all the same, for this reason alone.</summary>
    [Fact]
    public void Without_analyzers_a_Define_that_cannot_be_followed_does_not_build()
    {
        Assert.Equal(["CS7013"], Emitted(Compiled.From(s_programs["MR0321"])));
        Assert.Equal(["CS7013"], Emitted(Compiled.From("#pragma warning disable\n" + s_programs["MR0321"])));
    }

    /// <summary>Where C# has an objection of its own, that one stands alone.</summary>
    [Theory]
    [InlineData("CS1061", "SplitTrips.Step(ReadFile<Trip>.Step(\"a\").Nothing());")]
    [InlineData("CS0103", "SplitTrips.Step(rows);")]
    [InlineData("CS1503", "SplitTrips.Step(ReadFile<Trip>.Step(\"a\"), \"half\");")]
    public void Without_analyzers_an_error_of_CSharp_stands_alone(string id, string body) => Assert.Equal([id], Emitted(Compiled.From(TaxiSource.Components + Pipeline(body))));

    private static IEnumerable<string> Emitted(Compiled compiled)
    {
        using var stream = new MemoryStream();
        return [.. compiled.Output.Emit(stream).Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error).Select(static each => each.Id)];
    }

    private static CSharpCompilation Silenced(string id, string way)
    {
        string before = way switch
        {
            "pragma" => "#pragma warning disable\n",
            "pragma of the id" => $"#pragma warning disable {id}\n",
            _ => "",
        };
        CSharpCompilation program = Compiled.Compilation(before + s_programs[id]);
        if (way == "SuppressMessage")
            program = program.AddSyntaxTrees(Compiled.Tree($"[module: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Millrace\", \"{id}\")]", "Suppressions.cs"));
        CSharpCompilationOptions options = program.Options;
        return program.WithOptions(way switch
        {
            "NoWarn" => options.WithSpecificDiagnosticOptions([new KeyValuePair<string, ReportDiagnostic>(id, ReportDiagnostic.Suppress)]),
            "no warnings" => options.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress).WithWarningLevel(0),
            "editorconfig" => options.WithSyntaxTreeOptionsProvider(new Severities(ofTrees: true)),
            "global config" => options.WithSyntaxTreeOptionsProvider(new Severities(ofTrees: false)),
            _ => options,
        });
    }

    private static string Pipeline(string body) => $"[Pipeline(\"p\")] public sealed partial class P {{ void Define() {{ {body} }} }}";

    /// <summary>Says severity none of everything, as a configuration file does for a file or for the program.</summary>
    private sealed class Severities(bool ofTrees) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Say(ofTrees, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Say(!ofTrees, out severity);

        private static bool Say(bool speaks, out ReportDiagnostic severity)
        {
            severity = speaks ? ReportDiagnostic.Suppress : ReportDiagnostic.Default;
            return speaks;
        }
    }
}
