using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Tests.Pipelines;
using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Incrementality;

/// <summary>What an edit changes, and what it leaves alone, over several files. Every step is compared with a reading from scratch.</summary>
public sealed class SessionTests
{
    private const string Head = "using Millrace;\nusing Taxi;\n";

    private static Session Taxi() => new(("Components.cs", TaxiSource.Components), ("Pipeline.cs", Head + TaxiSource.Pipeline));

    private static Session Schemas() => new(("Schemas.cs", TaxiSources.Schemas), ("Features.cs", "using Millrace; using Millrace.Data; using Millrace.Features;\nnamespace Taxi;\n" + TaxiSources.Features));

    [Fact]
    public void An_edit_in_a_body_makes_nothing_anew()
    {
        Session session = Taxi();
        GeneratorRunResult before = session.Result;
        Assert.Empty(session.Edit("Components.cs", "log.LogInformation(\"splits\");", "log.LogInformation(\"divides\"); /* so */").Made(before));
        Assert.Empty(session.Edit("Components.cs", "divides", "parts").Write("Other.cs", "class Other { void M() { int x = 1; } }").Made(before));
    }

    /// <summary>The text of a value stands in plans and in help texts; only its tokens count.</summary>
    [Theory]
    [InlineData("Pipeline.cs", "testFraction: Share", "testFraction: /* a quarter */ Share")]
    [InlineData("Pipeline.cs", "MathF.Sqrt(2)", "MathF . Sqrt(2 // two\n)")]
    [InlineData("Pipeline.cs", "Trees * 2", "Trees*2")]
    [InlineData("Told.cs", "new DateOnly(2020, 1, 2)", "new DateOnly(/* year */ 2020,1,  2)")]
    public void A_comment_or_a_space_in_a_value_makes_nothing_anew(string path, string before, string after)
    {
        Session session = Taxi().Write("Told.cs", "using Millrace;\nnamespace Taxi;\n[Component] public sealed partial class Told { [Parameter] public DateOnly Day { get; init; } = new DateOnly(2020, 1, 2); public void Run() { } }");
        GeneratorRunResult first = session.Result;
        Assert.Empty(session.Edit(path, before, after).Made(first));
    }

    [Fact]
    public void An_edit_of_a_component_makes_its_own_file_and_no_other()
    {
        Session session = Taxi();
        GeneratorRunResult before = session.Result;
        string[] made = session.Edit("Components.cs", "TestFraction { get; init; } = 0.2", "TestFraction { get; init; } = 0.3").Made(before);
        Assert.Equal("Taxi.SplitTrips.Component.g.cs", Assert.Single(made));
    }

    [Fact]
    public void A_finding_moves_with_its_text()
    {
        Session session = Taxi().Edit("Components.cs", "InRange(0.05, 0.5)", "InRange(0.5, 0.05)");
        string[] before = session.Findings;
        Assert.NotEmpty(before);
        string[] after = session.Edit("Components.cs", "log.LogInformation(\"splits\");", "log.LogInformation(\n\n\"splits\");").Edit("Components.cs", "namespace Taxi", "// one line more\nnamespace Taxi").Findings;
        Assert.NotEqual(before, after);
        Assert.Equal(before.Select(static each => each[(each.IndexOf(')', StringComparison.Ordinal) + 1)..]), after.Select(static each => each[(each.IndexOf(')', StringComparison.Ordinal) + 1)..]));
    }

    /// <summary>Bodies of other types are no part of the surface, but those that take the row of a schema are followed from labels.</summary>
    [Fact]
    public void A_body_that_takes_the_row_of_a_label_is_read_again()
    {
        Session session = Schemas()
            .Write("Help.cs", "using Millrace;\nnamespace Taxi;\nstatic class Help { public static bool Worth(Sale.Row row) => More(row); static bool More(Sale.Row row) => row.Paid; public static bool Rich(this Sale.Row row) => row.Paid; }")
            .Write("Sale.cs", """
                using Millrace; using Millrace.Data; using Millrace.Features;
                namespace Taxi;
                [Schema] public partial record struct Sale { [Column] public float Amount { get; init; } [Column] public bool Paid { get; init; } }
                [Features<Sale>] public partial record struct SaleFeatures { [ZScore] public float Amount { get; init; } [Label] static bool L(in Sale.Row row) => Help.Worth(row) || row.Rich(); }
                """);
        Assert.Empty(session.Findings);
        Assert.Contains("MR0423", Assert.Single(session.Edit("Help.cs", "More(Sale.Row row) => row.Paid", "More(Sale.Row row) => row.Amount > 1").Findings), StringComparison.Ordinal);
        Assert.Contains("MR0423", Assert.Single(session.Edit("Help.cs", "row.Amount > 1", "row.Paid").Edit("Help.cs", "Rich(this Sale.Row row) => row.Paid", "Rich(this Sale.Row row) => row.Amount > 2").Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_schema_in_another_file_is_known_to_features_that_do_not_name_it()
    {
        const string Wrong = "using Millrace; using Millrace.Data; using Millrace.Features;\nnamespace Taxi;\n[Features<OpenTrip>] public partial record struct Late { [ZScore] public float Surprise { get; init; } }";
        Session session = Schemas().Write("Late.cs", Wrong);
        Assert.Contains("MR0408", Assert.Single(session.Findings), StringComparison.Ordinal);
        session.Write("More.cs", "using Millrace;\nnamespace Taxi;\n[Schema(From = typeof(OpenTrip))] public partial record struct LaterTrip { [Column] public float Surprise { get; init; } }");
        Assert.Contains("MR0424", Assert.Single(session.Findings), StringComparison.Ordinal);
        session.Edit("More.cs", "Surprise", "Other");
        Assert.Contains("MR0408", Assert.Single(session.Findings), StringComparison.Ordinal);
        Assert.Empty(session.Remove("Late.cs").Findings);
    }

    [Theory]
    [InlineData("a constant that a default uses", "Consts.cs", "namespace Taxi; public static class Consts { public const double Share = 0.2; }", "0.2; }", "0.9; }")]
    [InlineData("a constant by using static", "Consts.cs", "namespace Taxi; public static class Consts { public const double Share = 0.2; }", "Share", "Part")]
    [InlineData("an alias for an attribute", "Usings.g.cs", "global using Marked = Millrace.ComponentAttribute;", "Marked", "Signed")]
    [InlineData("a type that hides another one", "Hides.cs", "namespace Else; public sealed class Seed;", "namespace Else", "namespace Taxi")]
    [InlineData("nullable annotations", "Nullable.cs", "#nullable enable\nusing Millrace;\nnamespace Taxi;\n[Schema] public partial record struct Named { [Column] public string Name { get; init; } }", "#nullable enable", "#nullable disable")]
    [InlineData("a part of a type", "Part.cs", "namespace Taxi; public sealed partial class Parted { public void Nothing() { } }", "Nothing() { }", "Run() { }")]
    [InlineData("a base class", "Basis.cs", "namespace Taxi; public abstract class Basis { [Millrace.Parameter] public int Depth { get; init; } = 1; }", "Depth", "Height")]
    [InlineData("a namespace", "Space.cs", "namespace Taxi.More { public static class Nothing; }", "Taxi.More", "Taxi.Rows")]
    [InlineData("an attribute of the assembly", "Assembly.cs", "[assembly: System.CLSCompliant(false)]", "false", "true")]
    [InlineData("a comment that documents", "Docs.cs", "namespace Taxi;\n/// <summary>One.</summary>\n[Millrace.Component] public sealed partial class Told { public void Run() { } }", "One", "Two")]
    [InlineData("a condition", "If.cs", "#define ONE\nnamespace Taxi;\n#if ONE\n[Millrace.Component] public sealed partial class First { public void Run() { } }\n#endif", "#define ONE", "#define TWO")]
    public void Whatever_a_reading_depends_on_is_seen(string what, string path, string text, string before, string after)
    {
        const string User = """
            using Millrace;
            using static Taxi.Consts;

            namespace Taxi;

            [Component]
            public sealed partial class Uses : Basis
            {
                [Parameter, InRange(0, 0.5)] public double Fraction { get; init; } = Consts.Share;
                [Parameter] public double Other { get; init; } = Share;
                public void Run(Rows<Trip> rows, Seed seed) { }
            }

            [Component] public sealed partial class Parted;
            [Marked] public sealed partial class Aliased { public void Run() { } }
            """;
        Assert.NotEmpty(what);
        Session session = Taxi().Write(path, text).Write("User.More.cs", User);
        GeneratorRunResult first = session.Result;
        session.Edit(path, before, after);
        Assert.True(session.Made(first).Length > 0 || !first.Diagnostics.Select(static each => each.ToString()).SequenceEqual(session.Findings) || what is "a namespace" or "an attribute of the assembly" or "a condition" || first.GeneratedSources.Length != session.Result.GeneratedSources.Length, what);
        session.Edit(path, after, before);
        Assert.Equal(first.Diagnostics.Select(static each => each.ToString()), session.Findings);
    }

    /// <summary>Projects of a solution reference each other along many ways; a keystroke may not walk all of them.</summary>
    [Fact]
    public void A_chain_of_projects_is_read_along_one_way()
    {
        CSharpCompilation[] chain = new CSharpCompilation[40];
        for (int i = 0; i < chain.Length; i++)
            chain[i] = Compiled.Compilation($"public static class C{i};").WithAssemblyName($"P{i}").AddReferences(chain.Take(i).Select(static each => each.ToMetadataReference()));
        GeneratorDriver driver = Compiled.Driver().RunGenerators(chain[^1]);
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        Assert.Null(first.Exception);
        GeneratorRunResult second = driver.RunGenerators(chain[^1].AddSyntaxTrees(Compiled.Tree("class More { void M() { } }", "More.cs"))).GetRunResult().Results.Single();
        Assert.Null(second.Exception);
    }

    [Theory]
    [InlineData("using Lib;\nnamespace N.M;\n", "namespace N.M;\nusing Lib;\n")]
    [InlineData("namespace Q { using R = Lib.Note; class C; }\nnamespace N.M;\n", "namespace Q { class C; }\nnamespace N.M;\nusing R = Lib.Note;\n")]
    public void A_using_that_changes_its_scope_is_seen(string before, string after)
    {
        const string Notes = "using Millrace; namespace N { public sealed class Note; } namespace Lib { public sealed class Note; }";
        const string Component = "[Millrace.Component] public sealed partial class K { public void Run(Note note) { } }";
        _ = new Session(("Notes.cs", Notes), ("K.cs", before + Component)).Edit("K.cs", before, after).Edit("K.cs", after, before);
    }

    [Theory]
    [InlineData("the first type of a namespace", "namespace Watched.New; public sealed class Other;", "")]
    [InlineData("a namespace that a component names", "namespace Else.Note; public sealed class Other;", "Watched.Second")]
    [InlineData("an attribute of the assembly", "[assembly: System.CLSCompliant(false)]", "")]
    public void A_new_file_binds_what_it_may_concern(string what, string text, string bound)
    {
        Assert.NotEmpty(what);
        string[] seen = Watched().Bound(session => session.Write("New.cs", text));
        Assert.Equal(bound, string.Join(' ', seen));
        _ = Watched().Write("New.cs", text);
    }

    /// <summary>A project that is open beside this one is seen through its declarations: what names them is bound again, and nothing else is.</summary>
    [Fact]
    public void An_edit_in_a_referenced_project_binds_what_names_the_type()
    {
        CSharpCompilation library = Library("public const int Depth = 1;");
        Session session = Watched().Reference(library);
        Assert.Equal("Watched.Third", string.Join(' ', session.Bound(each => each.Reference(Library("public const int Depth = 2;")))));
        Assert.Contains("2", session.Result.GeneratedSources.Single(static each => each.HintName.Contains("Third", StringComparison.Ordinal)).SourceText.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Bound(each => each.Reference(Library("public const int Depth = 2; public static int Of() => 1;"))).Except(["Watched.Third"]));
        Assert.Empty(session.Bound(each => each.Reference(Library("public const int Depth = 2; public static int Of() => 2;"))));
        _ = session.Reference(Library("public const int Height = 2;")).Reference(Library("public const int Depth = 3;")).Reference(Library("public const int Depth = 3;", "\nnamespace Lib.Note { public static class More; }"));
    }

    /// <summary>What a project shows of another one that this program references as well.</summary>
    [Fact]
    public void An_edit_two_projects_away_is_seen()
    {
        CSharpCompilation Middle(CSharpCompilation far) => Compiled.Compilation("namespace Lib; public abstract class Based : Far { }").WithAssemblyName("Middle").AddReferences(far.ToMetadataReference());
        CSharpCompilation Far(string name) => Compiled.Compilation($"namespace Lib; public abstract class Far {{ [Millrace.Parameter] public int {name} {{ get; init; }} }}").WithAssemblyName("Far");
        CSharpCompilation far = Far("Depth");
        var session = new Session(("K.cs", "namespace Watched; [Millrace.Component] public sealed partial class Fourth : Lib.Based { public void Run() { } }"));
        session.Reference(far).Reference(Middle(far));
        Assert.Empty(session.Findings);
        far = Far("Height");
        _ = session.Bound(each => each.Reference(far).Reference(Middle(far)));
        Assert.Contains("Height", string.Concat(session.Result.GeneratedSources.Select(static each => each.SourceText.ToString())), StringComparison.Ordinal);
        _ = session.Reference(far);
    }

    private static CSharpCompilation Library(string members, string more = "") =>
        Compiled.Compilation($"namespace Lib {{ public static class Known {{ {members} }} }}{more}").WithAssemblyName("Library");

    private static Session Watched() => new(
        ("First.cs", "namespace Watched; [Millrace.Component] public sealed partial class First { public void Run() { } }"),
        ("Second.cs", "namespace Watched; public sealed class Note; [Millrace.Component] public sealed partial class Second { public void Run(Note note) { } }"),
        ("Third.cs", "namespace Watched; [Millrace.Component] public sealed partial class Third { [Millrace.Parameter] public int Depth { get; init; } = Lib.Known.Depth; public void Run() { } }"));

    [Fact]
    public void Old_compilations_are_collected()
    {
        (WeakReference old, Session session) = Edited();
        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive, "the generator holds an old compilation");
        GC.KeepAlive(session);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (WeakReference Old, Session Session) Edited()
    {
        Session session = Taxi();
        var old = new WeakReference(session.Program);
        session.Edit("Components.cs", "log.LogInformation(\"splits\");", "log.LogInformation(\"divides\");");
        return (old, session.Edit("Components.cs", "TestFraction { get; init; } = 0.2", "TestFraction { get; init; } = 0.3"));
    }
}
