namespace Millrace.Compiler.Tests.Validation;

public sealed class StepNameTests
{
    [Fact]
    public void One_call_in_a_loop_is_told_once_with_a_name_that_differs()
    {
        StepNode turn = Graphs.Step(s_component) with { LoopSuffix = "{depth}" };
        DiagnosticInfo finding = Assert.Single(GraphPasses.Check(Graphs.Pipeline(turn, turn, turn)));
        Assert.Equal(("MR0330", "Several turns of the loop make a step 'read-csv': write .Named($\"read-csv-{depth}\") after this call"), (finding.Rule.Id, finding.Message));
    }

    private static readonly ComponentSignature s_component = Graphs.Component("ReadCsv", [], [false]);

    [Fact]
    public void A_proposal_takes_a_free_number()
    {
        StepNode step = Graphs.Step(s_component);
        DiagnosticInfo[] found = [.. GraphPasses.Check(Graphs.Pipeline(step, step with { GivenName = "read-csv-2" }, step))];
        Assert.Equal(["There is already a step 'read-csv': write .Named(\"read-csv-3\") after this call"], found.Select(static each => each.Message));
    }

    [Fact]
    public void A_proposal_takes_the_variable()
    {
        StepNode step = Graphs.Step(s_component);
        DiagnosticInfo[] found = [.. GraphPasses.Check(Graphs.Pipeline(step, step with { Variable = "lateTrips" }))];
        Assert.Equal(["There is already a step 'read-csv': write .Named(\"late-trips\") after this call"], found.Select(static each => each.Message));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("read-csv-2", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("2a", false)]
    [InlineData("A", false)]
    [InlineData("a b", false)]
    public void Kebab_case_is_recognized(string name, bool isKebab) => Assert.Equal(isKebab, Naming.IsKebab(name));
}
