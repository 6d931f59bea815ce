using System.Globalization;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A broken expectation as a sentence with its remedy.</summary>
internal static class BrokenExpectation
{
    /// <summary>One of a column.</summary>
    /// <param name="member">The schema's property: <c>Trip.Fare</c>.</param>
    /// <param name="column">What the scan found in the column.</param>
    /// <param name="found">What it found of the expectation.</param>
    public static string Describe(string member, ColumnReport column, ExpectationReport found)
    {
        string name = found.Attribute[1..found.Attribute.AsSpan().IndexOfAny("(]<")];
        bool isQuoted = column.Type is ColumnType.Text && !column.IsSensitive && name is not ("Presence" or "Unique" or "Balance");
        var text = new StringBuilder(column.Name).Append(": ").Append(Found(found.Broken, found.Checked, Broken(name))).Append(found.Attribute);
        Examples(text, found, isQuoted).Append(". Fix the data; or, if it is right, change the attribute of ").Append(member);
        if (name is not ("Presence" or "Unique" or "Balance"))
            text.Append(CultureInfo.InvariantCulture, $", or let it tolerate this share with Tolerance = {Tolerance(found.Share)}");
        return text.Append('.').ToString();
    }

    /// <summary>One of rows.</summary>
    /// <param name="schema">The name of the schema.</param>
    /// <param name="found">What the scan found.</param>
    public static string Describe(string schema, ExpectationReport found)
    {
        if (found.Says is null)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Checked} rows are outside {found.Attribute}. Look at the source; or, if it is right, change the attribute of {schema}.");
        }

        var text = new StringBuilder(Found(found.Broken, found.Checked, "rows break ")).Append(found.Attribute).Append(", \"").Append(found.Says).Append('"');
        Examples(text, found, isQuoted: false).Append(". Fix the data; or, if it is right, change the rule in ").Append(schema);
        return text.Append(CultureInfo.InvariantCulture, $", or let it tolerate this share with Tolerance = {Tolerance(found.Share)}.").ToString();
    }

    private static string Found(long broken, long all, string what) => string.Create(CultureInfo.InvariantCulture, $"{broken} of {all} {what}");

    private static string Broken(string attribute) => attribute switch
    {
        "InRange" or "OneOf" or "Between" => "values are outside ",
        "Presence" => "rows have no value, more than there may be by ",
        "Unique" => "values come again in spite of ",
        "Balance" => "classes are outside ",
        "Increasing" or "Decreasing" => "values are out of the order of ",
        _ => "values do not meet ",
    };

    private static StringBuilder Examples(StringBuilder text, ExpectationReport found, bool isQuoted)
    {
        string examples = string.Join(", ", found.Examples.Select(example =>
        {
            string value = isQuoted ? $"\"{example.Value}\"" : example.Value;
            return example.Row < 0 ? value : string.Create(CultureInfo.InvariantCulture, $"{value} in row {example.Row}");
        }));
        return examples.Length == 0 ? text : text.Append(": ").Append(examples).Append(found.Broken > found.Examples.Length ? ", …" : "");
    }

    // The smallest share of at most three decimals, or three digits where it is smaller, that would hold.
    private static string Tolerance(double share)
    {
        int digits = share >= 0.001 ? 3 : (int)Math.Ceiling(-Math.Log10(share)) + 2;
        return Math.Min(1, Math.Ceiling(share * Math.Pow(10, digits)) / Math.Pow(10, digits)).ToString("0.###############", CultureInfo.InvariantCulture);
    }
}
