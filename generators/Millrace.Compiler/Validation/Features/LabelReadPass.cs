namespace Millrace.Compiler;

/// <summary>Does the label keep to itself what it is computed from? It is judged by the columns that its body names.</summary>
internal static class LabelReadPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        if (set.Labels.Count == 0)
            return;
        LabelDeclaration label = set.Labels[0];
        ReportSensitive(PrivacyRules.SensitiveLabel, label, findings);

        // A column of a narrower schema is known when a prediction is made, so a label may compare with it; one of the label's own row need not be.
        if (set.RowType.Length == 0 || label.RowType != set.RowType)
            return;
        foreach (FeatureDeclaration feature in set.Properties.Where(each => each.First is not null && !FeatureSourcePass.IsOutOfOrder(set, each)))
        {
            if (FeatureSourcePass.Read(set, feature).FirstOrDefault(column => label.Reads.Any(each => each.Name == column.Member)) is { } leaked)
                findings.Report(FeatureRules.LabelLeak, feature.Location, feature.Member, set.Row.Name, leaked.Member, label.Name);
        }
    }

    /// <summary>Reports the sensitive columns that a method reads.</summary>
    public static void ReportSensitive(DiagnosticRule rule, LabelDeclaration method, List<DiagnosticInfo> findings)
    {
        foreach (Named read in method.Reads)
        {
            if (method.Columns.FirstOrDefault(each => each.Member == read.Name) is { IsSensitive: true } column)
                findings.Report(rule, read.Location, method.Name, $"{method.RowName}.{column.Member}");
        }
    }
}
