using Xunit.Abstractions;

namespace Millrace.Benchmarks.Tests;

/// <summary>What Millrace allocates stays within <c>benchmarks/budgets.json</c>, and the file speaks of what is measured and nothing else.</summary>
public sealed class BudgetTests(Operations operations, ITestOutputHelper output) : IClassFixture<Operations>
{
    private readonly BudgetFile _file = BudgetFile.Read();

    [Fact]
    public async Task No_operation_allocates_more_than_its_budget()
    {
        var over = new List<string>();
        foreach (Operation operation in operations.All)
        {
            double budget = _file.Budgets.GetValueOrDefault(operation.Name)?.BytesPerUnit ?? 0;
            double bytes = await Allocation.MeasureAsync(operation, budget);
            string line = FormattableString.Invariant($"{operation.Name}: {bytes:0.##} bytes a unit, budget {budget}");
            output.WriteLine(line);
            if (bytes > budget)
                over.Add(line);
        }

        Assert.Empty(over);
    }

    [Fact]
    public void Every_operation_has_a_budget_and_every_budget_an_operation() =>
        Assert.Equal(operations.All.Select(static operation => operation.Name).Order(StringComparer.Ordinal), _file.Budgets.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_budget_says_what_it_is_spent_on() => Assert.All(_file.Budgets.Values, static budget => Assert.NotEqual("", budget.Note));
}
