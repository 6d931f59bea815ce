using System.Globalization;

namespace Millrace.Compiler;

/// <summary>What generated code makes of the attributes that say what is expected.</summary>
internal static class ExpectationModels
{
    /// <summary>All that is expected of a column: range and domain first, then as it is written.</summary>
    public static EquatableArray<ExpectationModel> Of(ColumnDeclaration column)
    {
        var models = new List<ExpectationModel>();
        if (column.Range is { } range)
            models.Add(New("RangeExpectation", [CSharp.Literal(range.Minimum), CSharp.Literal(range.Maximum)], Tolerance(range.Tolerance)));
        if (column.Domain is { Values.Count: > 0 } domain)
            models.Add(New("DomainExpectation", [Texts(domain.Values)], Tolerance(domain.Tolerance)));
        models.AddRange(column.Expectations.Select(Of).OfType<ExpectationModel>());
        return models.ToEquatableArray();
    }

    /// <summary>An attribute's; null where it leads to no column, or is none of one expectation.</summary>
    public static ExpectationModel? Of(ExpectationDeclaration written)
    {
        string[] settings = Tolerance(written.Tolerance?.Number ?? 0);
        return written.Attribute switch
        {
            "Presence" => New("PresenceExpectation", [CSharp.Literal(written["Share"].Number)], settings),
            "Pattern" => New("PatternExpectation", [CSharp.Literal(written["Pattern"].Text)], settings),
            "Length" => New("LengthExpectation", [Literal(written["Minimum"].Whole), Literal(written["Maximum"].Whole)], settings),
            "Between" => New("BetweenExpectation", [CSharp.Literal(written["From"].Text), CSharp.Literal(written["To"].Text)], settings),
            "Unique" => New("UniqueExpectation", [], settings),
            "Increasing" or "Decreasing" =>
                New("OrderExpectation", [CSharp.Literal(written.Attribute == "Decreasing"), CSharp.Literal(written["Strict"].IsTrue)], settings),
            "Balance" => New("BalanceExpectation", [CSharp.Literal(written["Smallest"].Number), CSharp.Literal(written.Find("Largest")?.Number ?? 1)], settings),
            "OnlyIn" => New("EnvironmentExpectation", [Texts(written["Environments"].Texts.Select(static each => each.Name))], settings),
            "Drift" or "Skew" => New(written.Attribute + "Expectation", [], [.. Limits(written).Select(static each => $"{each.Name} = {CSharp.Literal(each.Number)}")]),
            "References" when written.Target is { Column: { } column } target =>
                New("ReferenceExpectation", [CSharp.Literal(target.Schema), CSharp.Literal(target.Member), CSharp.Literal(column)], settings),
            "Rows" => New("RowsExpectation", [Literal(written["Minimum"].Whole), Literal(written["Maximum"].Whole)], settings),
            _ => null,
        };
    }

    /// <summary>The limits of a comparison that are given.</summary>
    public static IEnumerable<ExpectationArgument> Limits(ExpectationDeclaration written) =>
        written.Arguments.Where(static each => !double.IsPositiveInfinity(each.Number));

    private static ExpectationModel New(string type, string[] arguments, string[] settings) => new(type, arguments.ToEquatableArray(), settings.ToEquatableArray());

    private static string[] Tolerance(double tolerance) => tolerance == 0 ? [] : [$"Tolerance = {CSharp.Literal(tolerance)}"];

    private static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(CSharp.Literal))}]";

    private static string Literal(long number) => number switch
    {
        int.MaxValue => "int.MaxValue",
        long.MaxValue => "long.MaxValue",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
