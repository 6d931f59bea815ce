using Millrace.Data;
using Millrace.Quality.Tests.Reports.Pages;

namespace Millrace.Quality.Tests.Reports;

public sealed class ReportTextTests
{
    private static readonly DatasetStatistics s_rides = new("Ride", 4,
    [
        SampleColumn.Numbers("fare", [1.5, 2, 2, null]),
        SampleColumn.Texts("payment\u202Etype", ["Cash", "Cash", "Card", "a\nline that is far too long to be shown whole"]),
    ]);

    [Fact]
    public void Anomalies_come_first_and_columns_are_a_table()
    {
        Anomaly warning = new(AnomalyKind.NewColumn, AnomalySeverity.Warning, "tips", "tips: new.");
        Anomaly error = new(AnomalyKind.MissingColumn, AnomalySeverity.Error, "fare", "fare: 1 of 3 values\nis wrong.")
        {
            Examples = [new BrokenValue(0, "1.5"), new BrokenValue(-1, "class")],
            Remedy = "[InRange(0, 2)]",
        };
        string text = string.Join('\n', ReportText.Of(s_rides, [warning, error]).Select(ConsoleText.Of));
        Assert.Equal(
            """
            # Ride
            4 rows, 2 columns
            # Anomalies: 1 error, 1 warning
            error: fare: 1 of 3 values\nis wrong.
              such as 1.5 in row 0, class
              if the data is right: [InRange(0, 2)]
            warning: tips: new.
            # Columns
            column | type | missing | distinct | minimum | median | maximum | most frequent | anomalies
            fare | Double | 25 % | 2 | 1.5 | 2 | 2 | 2 66.67 % | 1 error
            payment\u202Etype | Text | 0 % | 3 | Card | – | a\nline that is far to… | Cash 50 % | 
            """.ReplaceLineEndings("\n").Replace("far to…", "far…", StringComparison.Ordinal),
            text.Replace("a\\nline that is far …", "a\\nline that is far…", StringComparison.Ordinal));
    }

    [Fact]
    public void A_comparison_has_both_sides_beside_each_other()
    {
        DatasetStatistics before = s_rides with { Rows = 4, Columns = [SampleColumn.Numbers("fare", [5, 5, 5, 5])] };
        string text = ConsoleText.Of(ReportText.Compare(s_rides, before, [], "serving", "training")[2]);
        Assert.StartsWith(
            "# Columns\ncolumn | missing | training | distinct | training | median | training | most frequent | training | anomalies\n"
            + "fare | 25 % | 0 % | 2 | 1 | 2 | 5 | 2 66.67 % | 5 100 % | \n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anomalies_it_says_why()
    {
        Assert.Equal("None: the data is as expected.", ReportText.Of(s_rides, [])[1].Lines[0].Text);
        Assert.Equal("Statistics alone: nothing was expected of the data.", ReportText.Of(s_rides)[1].Lines[0].Text);
        Assert.Equal("There are none.", ReportText.Of(new DatasetStatistics("Nothing", 0, []))[2].Lines[0].Text);
    }
}
