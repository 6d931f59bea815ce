namespace Millrace.Compiler;

/// <summary>Collects findings while passes run.</summary>
internal static class Reports
{
    /// <summary>Adds a finding.</summary>
    /// <param name="findings">The findings so far.</param>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="location">Where.</param>
    /// <param name="arguments">The texts of the message.</param>
    public static void Report(this List<DiagnosticInfo> findings, DiagnosticRule rule, LocationInfo location, params string[] arguments) =>
        findings.Add(DiagnosticInfo.Create(rule, location, arguments));
}
