using System.Globalization;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A dataset that breaks what its schema expects. The message lists every broken expectation with its remedy.</summary>
public sealed class DataValidationException : MillraceException
{
    /// <summary>Creates the exception for a dataset.</summary>
    /// <param name="schema">The rows' schema.</param>
    /// <param name="report">What the scan found.</param>
    public DataValidationException(SchemaInfo schema, DataReport report)
        : base(Describe(schema, report)) => Report = report;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The expectation, the values and the remedy.</param>
    public DataValidationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The expectation, the values and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public DataValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public DataValidationException()
        : this("The data breaks what its schema expects.")
    {
    }

    /// <summary>What the scan found, or null.</summary>
    public DataReport? Report { get; }

    private static string Describe(SchemaInfo schema, DataReport report)
    {
        if (report.RowCount == 0)
            return $"Dataset<{schema.Name}> has no rows, so nothing can be learned from it. Check the source, and the steps before this one.";

        var text = new StringBuilder();
        int broken = report.Columns.Sum(static column => column.Expectations.Count(static expectation => !expectation.Holds));
        int all = report.Columns.Sum(static column => column.Expectations.Length);
        text.Append(CultureInfo.InvariantCulture, $"Dataset<{schema.Name}> ({report.RowCount} rows) breaks {broken} of {all} expectations (rows are counted from 0):");
        for (int i = 0; i < report.Columns.Length; i++)
        {
            foreach (ExpectationReport expectation in report.Columns[i].Expectations)
            {
                if (!expectation.Holds)
                    Describe(text.Append("\n  "), $"{schema.Name}.{schema.Columns[i].Member}", report.Columns[i], expectation);
            }
        }

        return text.ToString();
    }

    private static void Describe(StringBuilder text, string member, ColumnReport column, ExpectationReport expectation)
    {
        string examples = string.Join(", ", expectation.Examples.Select(example => string.Create(CultureInfo.InvariantCulture,
            $"{(column.Type is ColumnType.Text && !column.IsSensitive ? $"\"{example.Value}\"" : example.Value)} in row {example.Row}")));
        text.Append(CultureInfo.InvariantCulture, $"{column.Name}: {expectation.Broken} of {expectation.Checked} values are outside {expectation.Attribute}: ");
        text.Append(examples).Append(expectation.Broken > expectation.Examples.Length ? ", …" : "");
        text.Append(CultureInfo.InvariantCulture, $". Fix the data; or, if it is right, change the attribute of {member}, ");
        text.Append(CultureInfo.InvariantCulture, $"or let it tolerate this share with Tolerance = {Tolerance(expectation.Share)}.");
    }

    // The smallest share of at most three decimals, or three digits where it is smaller, that would hold.
    private static string Tolerance(double share)
    {
        int digits = share >= 0.001 ? 3 : (int)Math.Ceiling(-Math.Log10(share)) + 2;
        return Math.Min(1, Math.Ceiling(share * Math.Pow(10, digits)) / Math.Pow(10, digits)).ToString("0.###############", CultureInfo.InvariantCulture);
    }
}
