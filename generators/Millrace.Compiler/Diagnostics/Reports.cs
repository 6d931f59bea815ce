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

    /// <summary>
    /// The findings, of those of one rule at one place the first alone: what every turn of a loop, or every one of several results, has wrong is one mistake.
    /// Inputs that are left out have no place of their own, so each is told.
    /// </summary>
    public static IEnumerable<DiagnosticInfo> Once(this IEnumerable<DiagnosticInfo> findings)
    {
        var told = new HashSet<(DiagnosticRule, LocationInfo, string)>();
        return findings.Where(each => told.Add((each.Rule, each.Location, each.Rule == WiringRules.EmptyInput ? each.Arguments[0] : "")));
    }
}
