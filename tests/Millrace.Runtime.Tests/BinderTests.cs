using System.Globalization;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class BinderTests
{
    private static readonly PipelinePlan s_plan = Plan(
        "taxi",
        [Parameter("source", "trips.csv"), Number("share", 0.5, 0, 1)],
        Step(
            "read",
            Of("read", _ => default, parameters: [Parameter("path", null), Number("limit", 10)]),
            [new PlanArgument(0, "Source", static values => ((IReadOnlyList<object?>)values)[0])]),
        Step("split", Of("split", _ => default, parameters: [Number("test-fraction", 0.2, 0.05, 0.5)])));

    [Fact]
    public void Each_value_has_its_origin()
    {
        BoundPlan plan = Bind([("source", "other.csv")], [("split.test-fraction", "0.3")]);

        Assert.Equal(["source=other.csv Override", "share=0.5 Default"], plan.Parameters.Select(Show));
        Assert.Equal(["path=other.csv Pipeline", "limit=10 Default"], plan.Step("read").Parameters.Select(Show));
        Assert.Equal(["test-fraction=0.3 Override"], plan.Step("split").Parameters.Select(Show));
        Assert.Equal("other.csv", plan.Step("read").Parameters[0].Value);
    }

    [Theory]
    [InlineData("sorce", "x", "pipeline 'taxi' has no parameter 'sorce'. Did you mean 'source'?")]
    [InlineData("hello-world", "x", "pipeline 'taxi' has no parameter 'hello-world'. There are share, source.")]
    [InlineData("share", "much", "'much' is not a value for 'share': expected number.")]
    [InlineData("share", "1.5", "'share' is 1.5, but must lie between 0 and 1.")]
    public void A_wrong_value_of_the_pipeline_is_told(string name, string text, string message) =>
        Assert.Equal(message, Assert.Throws<ParameterException>(() => Bind([(name, text)], [])).Message);

    [Theory]
    [InlineData("splt.test-fraction", "0.2", "pipeline 'taxi' has no step 'splt'. Did you mean 'split'?")]
    [InlineData("split.test-fractoin", "0.2", "step 'split' has no parameter 'test-fractoin'. Did you mean 'test-fraction'?")]
    [InlineData("split.test-fraction", "0.9", "step 'split': 'test-fraction' is 0.9, but must lie between 0.05 and 0.5.")]
    [InlineData("split.test-fraction", "half", "step 'split': 'half' is not a value for 'test-fraction': expected number.")]
    [InlineData("test-fraction", "0.2", "'test-fraction' names no parameter of a step: write it as step.parameter.")]
    public void A_wrong_override_is_told(string name, string text, string message)
    {
        var exception = Assert.Throws<ParameterException>(() => Bind([], [(name, text)]));

        Assert.Equal(message, exception.Message);
        Assert.Equal(name, exception.Parameter);
    }

    [Fact]
    public void A_missing_required_value_is_told_for_pipelines_and_steps()
    {
        PipelinePlan pipeline = Plan("taxi", [Parameter("source", null)]);
        PipelinePlan step = Plan("taxi", [], Step("read", Of("read", _ => default, parameters: [Parameter("path", null)])));

        Assert.Equal("pipeline 'taxi' needs a value for 'source' (text).", Assert.Throws<ParameterException>(() => TestStore.Bind(pipeline)).Message);
        Assert.Equal("step 'read' needs a value for 'path' (text).", Assert.Throws<ParameterException>(() => TestStore.Bind(step)).Message);
    }

    [Fact]
    public void A_value_that_the_pipeline_computes_is_checked_and_its_failure_told()
    {
        PipelinePlan Plan(Func<object, object?> evaluate) => Components.Plan(
            Step("split", Of("split", _ => default, parameters: [Number("test-fraction", 0.2, 0.05, 0.5)]), [new PlanArgument(0, "1.0 / Parts", evaluate)]));

        Assert.Equal(
            "step 'split': 'test-fraction' is 1, but must lie between 0.05 and 0.5.",
            Assert.Throws<ParameterException>(() => TestStore.Bind(Plan(static _ => 1.0))).Message);
        var exception = Assert.Throws<ParameterException>(() => TestStore.Bind(Plan(static _ => throw new DivideByZeroException("by zero"))));
        Assert.Equal("'split.test-fraction' is set to 1.0 / Parts, which cannot be computed: by zero", exception.Message);
        Assert.IsType<DivideByZeroException>(exception.InnerException);
    }

    [Fact]
    public void What_the_pipeline_computes_is_the_same_in_every_culture()
    {
        PipelinePlan plan = Plan(
            Step(
                "read",
                Of("read", _ => default, parameters: [Parameter("path", null)]),
                [new PlanArgument(0, "\"q\" + Rate", static _ => "q" + 0.5 + string.Format(null, "{0}", -1.5))]));
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal("0,5", 0.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal("q0.5-1.5", TestStore.Bind(plan).Steps[0].Parameters[0].Value);
            Assert.Equal("~1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void An_override_of_what_the_pipeline_sets_is_not_computed()
    {
        PipelinePlan plan = Plan(
            Step(
                "split",
                Of("split", _ => default, parameters: [Number("test-fraction", 0.2)]),
                [new PlanArgument(0, "x", static _ => throw new DivideByZeroException())]));

        Assert.Equal(0.4, TestStore.Bind(plan, ("split.test-fraction", "0.4")).Steps[0].Parameters[0].Value);
    }

    [Fact]
    public void A_plan_of_a_newer_format_is_refused_before_anything_else_is_looked_at()
    {
        PipelinePlan plan = Plan("taxi", [Parameter("source", null)]) with { Format = PlanFormat.Newest + 1 };

        Assert.Equal(
            "Pipeline 'taxi' was compiled by a newer Millrace: its plan has format 3, and this runtime reads formats up to 2. Use the same version of every "
            + "Millrace package.",
            Assert.Throws<PlanFormatException>(() => TestStore.Bind(plan)).Message);
    }

    private static string Show(BoundParameter parameter) => $"{parameter.Name}={parameter.Text} {parameter.Origin}";

    private static BoundPlan Bind((string Name, string Text)[] pipeline, (string Name, string Text)[] steps) => PlanBinder.Bind(
        s_plan,
        pipeline.ToDictionary(static pair => pair.Name, static pair => pair.Text),
        steps.ToDictionary(static pair => pair.Name, static pair => pair.Text));
}
