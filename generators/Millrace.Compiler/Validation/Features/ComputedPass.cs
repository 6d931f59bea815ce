namespace Millrace.Compiler;

/// <summary>Can each method that computes a column be called with the features' row?</summary>
internal static class ComputedPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        if (!set.RowIsSchema)
            return;
        foreach (ComputedDeclaration computed in set.Computed.Where(static each => !each.IsDeclaredTwice))
        {
            if (computed.Problem is { } problem)
                findings.Report(FeatureRules.ComputedForm, problem.Location, computed.Name, problem.Name, set.Row.Name);
        }
    }
}
