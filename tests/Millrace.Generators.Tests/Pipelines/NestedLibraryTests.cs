using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests.Pipelines;

/// <summary>What flows through a pipeline of another assembly is judged as if the pipeline stood in the same one.</summary>
public sealed class NestedLibraryTests
{
    private const string Library = ControlSource.Components + NestedSource.Inner + """
        namespace Taxi
        {
            [Component] public sealed partial class Learn { public Model<TipFeatures> Run(Rows<Trip> rows) => new(); }
            [Component] public sealed partial class Parts { public Collection<Rows<Trip>> Run(Rows<Trip> rows) => null!; }

            [Pipeline("both")]
            public sealed partial class Both
            {
                private (Handle<Fitted<TipFeatures>> Features, Handle<Rows<Trip>> Valid) Define(Handle<Rows<Trip>> train, Handle<Rows<Trip>> test)
                {
                    var (valid, _) = Validate.Step(test);
                    return (FitFeatures<Trip, TipFeatures>.Step(train), valid);
                }
            }

            [Pipeline("judge")]
            public sealed partial class Judge
            {
                private Handle<Evaluation> Define(Handle<Rows<Trip>> all, Handle<Rows<Trip>> seen)
                {
                    var (train, _, test) = SplitTrips.Step(all);
                    Evaluate.Step(Learn.Step(train), test);
                    return Evaluate.Step(Learn.Step(seen).Named("learn-seen"), seen).Named("judge-seen");
                }
            }

            [Pipeline("each")]
            public sealed partial class Each
            {
                private Handle<Collection<Model<TipFeatures>>> Define(Handle<Collection<Rows<Trip>>> parts) => parts.Map(part => Learn.Step(part));
            }

            [Pipeline("tell-all")]
            public sealed partial class TellAll
            {
                private void Define(Handle<Rows<Trip>> rows) => Tell.Step([], rows);
            }

            [Pipeline("hide")]
            public sealed partial class Hide
            {
                private Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) => SplitTrips.Step(rows).Test;
            }

            [Pipeline("choose")]
            public sealed partial class Choose
            {
                private Handle<Rows<Trip>> Define(Handle<Rows<Trip>> one, Handle<Rows<Trip>> other)
                {
                    var (valid, _) = Validate.Step(one).When(Check.Step(one));
                    return valid.Or(other);
                }
            }
        }

        """;

    private static readonly Compiled s_library = Compiled.From(Library).Clean();

    [Theory]
    [InlineData("MR0309", "Learn.Step([|Hide.Step(rows)|]);")]
    [InlineData("MR0309", "var (_, held, _) = Prepare.Step(rows, Check.Step(rows), 5); Learn.Step([|held|]);")]
    [InlineData("MR0309", "var (_, _, test) = SplitTrips.Step(rows); Evaluate.Step(TrainOnly.Step([|test|]), test);")]
    [InlineData("MR0309", "var (train, tune, test) = SplitTrips.Step(rows); var (features, valid) = Both.Step(train, test); Learn.Step([|valid|]); BoostedTrees.Step(tune, features);")]
    [InlineData("MR0309", "Each.Step([|Parts.Step(Hide.Step(rows))|]);")]
    [InlineData("MR0309", "var test = Hide.Step(rows); Learn.Step([|Choose.Step(test, ReadRows.Step(\"b.csv\").Named(\"other\"))|]);")]
    [InlineData("MR0309", "var test = Hide.Step(rows); Learn.Step([|Choose.Step(ReadRows.Step(\"b.csv\").Named(\"other\"), test)|]);")]
    [InlineData("MR0328", "var (_, _, all) = Prepare.Step(rows, Check.Step(rows), 5); Learn.Step([|all|]);")]
    [InlineData("MR0328", "Prepare.Step(rows, Check.Step(rows), 5); Learn.Step([|rows|]);")]
    [InlineData("MR0328", "Judge.Step(rows, [|rows|]);")]
    [InlineData("MR0328", "var (valid, _) = Validate.Step(rows); Judge.Step(seen: [|rows|], all: valid);")]
    [InlineData("MR0328", "var (_, _, test) = SplitTrips.Step(rows); Evaluate.Step(TrainOnly.Step([|rows|]), test);")]
    [InlineData("MR0328", "Hide.Step(rows); Learn.Step([|ReadRows.Step().Named(\"again\")|]);")]
    [InlineData("MR0329", "var (train, _, test) = SplitTrips.Step(rows); Evaluate.Step(TrainOnly.Step(train).When([|Check.Step(test)|]), test);")]
    [InlineData("MR0335", "var model = TrainOnly.Step(rows); AnnounceAll.Step(Register.Step(model, Bless.Step(Evaluate.Step(model, rows)))).[|Always|]();")]
    public void What_is_wrong_is_told_in_the_same_words_at_the_same_place(string id, string body)
    {
        string source = User(body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        Marked.Check(Library, User(body), id, message: null);
        Diagnostic within = Assert.Single(Compiled.From(Library + source).Diagnostics);
        Diagnostic across = Assert.Single(Compiled.From("using Millrace; using Taxi;\n" + source, s_library.ToReference()).Diagnostics);
        Assert.Equal((within.Id, Message(within), Place(within)), (across.Id, Message(across), Place(across)));
    }

    [Theory]
    [InlineData("var (train, tune, test) = SplitTrips.Step(rows); var (features, valid) = Both.Step(train, test); Evaluate.Step(BoostedTrees.Step(tune, features), valid);")]
    [InlineData("var (model, held, _) = Prepare.Step(rows, Check.Step(rows), 5); Evaluate.Step(model, held);")]
    [InlineData("TellAll.Step(rows).Always();")]
    [InlineData("Hide.Step(rows); Learn.Step(ReadRows.Step(\"b.csv\").Named(\"again\"));")]
    [InlineData("var (train, tune, test) = SplitTrips.Step(rows); Judge.Step(tune, ReadRows.Step(\"b.csv\").Named(\"other\")); Each.Step(Parts.Step(train)); Evaluate.Step(Learn.Step(train), test);")]
    public void What_is_right_is_right(string body)
    {
        Compiled within = Compiled.From(Library + User(body)).Clean(), across = Compiled.From("using Millrace; using Taxi;\n" + User(body), s_library.ToReference()).Clean();
        Assert.Equal(within.Generated("User.Pipeline"), across.Generated("User.Pipeline"));
    }

    /// <summary>What an attribute says is not trusted blindly: another program may have written it.</summary>
    [Theory]
    [InlineData("\"1.1\", \"a||rows 1 0.0|| |X|\"")]
    [InlineData("\"9.9\"")]
    [InlineData("\"\", \"\", \"|||||||\"")]
    [InlineData("null, null")]
    [InlineData("\"1.0\", \"x||rows 1 1.0|| |X|\"")]
    [InlineData("\"1.0\", \"x||rows one 0.0|| |X|\"")]
    [InlineData("\"1.0\", \"x|||+ 0.0 1|| |X|\"")]
    [InlineData("\"0\", \"x|||| |X|\"")]
    [InlineData("\"0.0,0.0\"")]
    public void Facts_that_cannot_be_read_are_left_out(string facts)
    {
        Compilation library = s_library.Output;
        SyntaxTree tree = s_library.Result.GeneratedTrees.Single(static each => each.FilePath.Contains("Hide", StringComparison.Ordinal));
        string text = System.Text.RegularExpressions.Regex.Replace(tree.ToString(), "CompiledSteps\\([^\\r\\n]*(\\r?\\n[^\\[]*)?\\)\\]", $"CompiledSteps({facts})]");
        Assert.Contains($"CompiledSteps({facts})]", text, StringComparison.Ordinal);
        library = library.ReplaceSyntaxTree(tree, Compiled.Tree(text, tree.FilePath));
        _ = Compiled.From("using Millrace; using Taxi;\n" + User("Validate.Step(Hide.Step(rows));"), library.ToMetadataReference()).Clean();
    }

    private static string User(string body) => $"[Pipeline(\"user\")] public sealed partial class User {{ void Define() {{ var rows = ReadRows.Step(); {body} }} }}";

    private static string Message(Diagnostic found) => found.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string Place(Diagnostic found) => found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length);
}
