namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Advice about steps whose conditions cannot hold together.</summary>
public sealed class NeverRunsDiagnosticTests
{
    private const string Prelude = ControlSource.Components + """
        [Component] public sealed partial class Learn { public Model<TipFeatures> Run(Rows<Trip> rows) => new(); }

        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0364", "'validate' never runs, because 'check' would have to be true and false at once: leave one of the conditions out", "var rows = ReadFile<Trip>.Step(\"a\"); var many = Check.Step(rows); Validate.Step(rows).When(many).Unless([|many|]);" },
        { "MR0364", "'again' never runs, because 'check' would have to be true and false at once: leave one of the conditions out", "var rows = ReadFile<Trip>.Step(\"a\"); var many = Check.Step(rows); Validate.Step(rows).Unless(many).When(Check.Step(rows).Named(\"other\")).Named(\"again\").When([|many|]);" },
        { "MR0364", "'again' never runs, because 'check-both/many' would have to be true and false at once: leave one of the conditions out", "var rows = ReadFile<Trip>.Step(\"a\"); var (many, clean) = CheckBoth.Step(rows); var (valid, _) = Validate.Step(rows).When(many).When(clean); var (again, _) = Validate.Step(valid).Named(\"again\").Unless([|many|]); Validate.Step(again).Named(\"last\");" },
        { "MR0364", "'evaluate' never runs, because 'check' would have to be true and false at once: leave one of the conditions out", "var rows = ReadFile<Trip>.Step(\"a\"); var many = Check.Step(rows); var model = Learn.Step(rows).When(many); var (valid, _) = Validate.Step(rows).Unless(many); Evaluate.Step(model, [|valid|]);" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void It_is_told_once_where_the_second_condition_comes_in(string id, string message, string body) => Marked.Check(Prelude, Pipeline(body), id, message);

    /// <summary>Steps that run under some conditions, which are no mistakes.</summary>
    [Theory]
    [InlineData("var many = Check.Step(rows); var (valid, _) = Validate.Step(rows).When(many); Validate.Step(valid.Or(rows)).Named(\"again\").Unless(many);")]
    [InlineData("var (many, clean) = CheckBoth.Step(rows); Validate.Step(rows).When(many).Unless(clean);")]
    [InlineData("var many = Check.Step(rows); var (valid, _) = Validate.Step(rows).When(many); Tell.Step([], valid).Unless(many);")]
    [InlineData("var many = Check.Step(rows); var model = Learn.Step(rows).When(many); Tell.Step([Evaluate.Step(model, rows)], rows).Unless(many);")]
    [InlineData("var many = Check.Step(rows); Validate.Step(rows).When(many).When(many);")]
    public void A_step_that_may_run_gets_no_advice(string body) =>
        Compiled.From(Prelude + Pipeline("var rows = ReadFile<Trip>.Step(\"a\"); " + body)).Clean();

    private static string Pipeline(string body) => $"[Pipeline(\"p\")] public sealed partial class P {{ void Define() {{ {body} }} }}";
}
