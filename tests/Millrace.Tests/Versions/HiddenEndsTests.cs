using Millrace.Data;
using Millrace.Questions;

namespace Millrace.Tests.Versions;

/// <summary>Of a column that was sensitive in one version, the ends that the other one has are not shown.</summary>
public sealed class HiddenEndsTests
{
    private static readonly ColumnSummary s_known = new("age", "Int32") { Missing = 1, Min = "17", Max = "99" };
    private static readonly ColumnSummary s_hidden = new("age", "Int32?") { Missing = 1 };

    [Fact]
    public void Ends_that_one_version_has_and_the_other_withholds_are_hidden()
    {
        Assert.True(HiddenEnds.Are(new ColumnDifference(s_hidden, s_known), 5, 5));
        Assert.True(HiddenEnds.Are(new ColumnDifference(s_known, s_hidden), 5, 5));
        Assert.True(HiddenEnds.Are(new ColumnDifference(s_known, s_hidden with { Missing = null }), 5, null));
    }

    [Fact]
    public void Ends_that_there_are_none_of_hide_nothing()
    {
        Assert.False(HiddenEnds.Are(new ColumnDifference(s_known, s_known), 5, 5));
        Assert.False(HiddenEnds.Are(new ColumnDifference(s_known, s_hidden with { Missing = 5 }), 5, 5));
        Assert.False(HiddenEnds.Are(new ColumnDifference(s_known, s_hidden with { Missing = 0 }), 5, 0));
        Assert.False(HiddenEnds.Are(new ColumnDifference(s_known, s_hidden with { Type = "Boolean" }), 5, 5));
        Assert.False(HiddenEnds.Are(new ColumnDifference(s_hidden, s_hidden), 5, 5));
        Assert.False(HiddenEnds.Are(new ColumnDifference(null, s_known), 5, 5));
    }
}
