namespace Millrace.Data.Tests.Files;

public sealed class PageBudgetTests
{
    [Fact]
    public void Many_columns_take_together_what_the_file_justifies_and_a_gigabyte()
    {
        var budget = new PageBudget(fileLength: 1000);
        budget.Take(1L << 30);
        budget.Take(64_000);
        ParquetFault fault = Assert.Throws<ParquetFault>(() => budget.Take(1));
        Assert.Equal("pages of more than 1073805824 bytes at the same time are not supported", fault.Message);
        Assert.NotNull(fault.Feature);
    }
}
