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
    internal DataValidationException(SchemaInfo schema, ScannedData report)
        : base(Describe(schema, report))
    {
    }

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

    private static string Describe(SchemaInfo schema, ScannedData report)
    {
        if (report.RowCount == 0)
            return $"Dataset<{schema.Name}> has no rows, so nothing can be learned from it. Check the source, and the steps before this one.";

        var text = new StringBuilder();
        ExpectationReport[] all = [.. report.Expectations, .. report.Columns.SelectMany(static column => column.Expectations)];
        int broken = all.Count(static expectation => !expectation.Holds);
        text.Append(CultureInfo.InvariantCulture, $"Dataset<{schema.Name}> ({report.RowCount} rows) breaks {broken} of {all.Length} expectations (rows are counted from 0):");
        for (int i = 0; i < report.Columns.Length; i++)
        {
            foreach (ExpectationReport expectation in report.Columns[i].Expectations)
            {
                if (!expectation.Holds)
                    text.Append("\n  ").Append(BrokenExpectation.Describe($"{schema.Name}.{schema.Columns[i].Member}", report.Columns[i], expectation));
            }
        }

        foreach (ExpectationReport expectation in report.Expectations.Where(static each => !each.Holds))
            text.Append("\n  ").Append(BrokenExpectation.Describe(schema.Name, expectation));

        return text.ToString();
    }
}
