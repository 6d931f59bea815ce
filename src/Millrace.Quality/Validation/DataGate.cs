using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What gates have in common.</summary>
internal static partial class DataGate
{
    /// <summary>The environment of a parameter; null where it is empty.</summary>
    /// <exception cref="ParameterException">The schema has no such environment.</exception>
    public static string? CheckEnvironment(SchemaInfo schema, string environment)
    {
        if (environment.Length == 0 || schema.Environments.Contains(environment, StringComparer.Ordinal))
            return environment.Length == 0 ? null : environment;
        string known = schema.Environments.IsEmpty
            ? $"{schema.Name} tells none apart: declare them with [Environments]"
            : NearestName.Describe(environment, schema.Environments);
        throw new ParameterException("environment", $"{schema.Name} has no environment \"{environment}\"; {known}.");
    }

    /// <summary>All anomalies as a text of lines, errors first, each with what the schema would say were the data right.</summary>
    /// <param name="head">What the text begins with.</param>
    /// <param name="anomalies">The anomalies.</param>
    public static string Describe(string head, IEnumerable<Anomaly> anomalies)
    {
        var text = new StringBuilder(head);
        foreach (Anomaly anomaly in anomalies)
        {
            text.Append("\n  ").Append(VisibleText.Of(anomaly.Message));
            if (anomaly.Remedy is not null)
                text.Append(" If the data is right: ").Append(VisibleText.Of(anomaly.Remedy));
        }

        return text.ToString();
    }

    /// <summary>Tells the log of anomalies, each on a line.</summary>
    public static void Warn(ILogger log, IEnumerable<Anomaly> anomalies)
    {
        foreach (Anomaly anomaly in anomalies)
        {
            string line = VisibleText.Of(anomaly.Message);
            LogAnomaly(log, line);
        }
    }

    /// <summary>Tells the log of columns whose references another component checks, where there are some.</summary>
    /// <param name="log">The log.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="environment">The environment that the data comes from; null where none is told apart.</param>
    public static void TellReferences(ILogger log, SchemaInfo schema, string? environment)
    {
        string[] columns =
        [
            .. schema.Columns.Where(column => column.IsExpectedIn(environment) && column.Find<ReferenceExpectation>() is not null)
                .Select(static column => column.Name),
        ];
        if (columns.Length == 0)
            return;
        string names = string.Join(", ", columns);
        LogReferences(log, schema.Name, names);
    }

    [LoggerMessage(LogLevel.Information, "{Schema}: [References] of {Columns} is not checked here; CheckReferences does.")]
    private static partial void LogReferences(ILogger log, string schema, string columns);

    [LoggerMessage(LogLevel.Warning, "{Anomaly}")]
    private static partial void LogAnomaly(ILogger log, string anomaly);
}
