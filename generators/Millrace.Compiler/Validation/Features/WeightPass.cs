namespace Millrace.Compiler;

/// <summary>Is there at most one weight, of the right form, over the rows of the label?</summary>
internal static class WeightPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (LabelDeclaration second in set.Weights.Skip(1).Where(static each => !each.IsDeclaredTwice))
            findings.Report(FeatureRules.SeveralWeights, second.Location, set.Name, set.Weights[0].Name);
        if (set.Weights.Count == 0)
            return;
        LabelDeclaration weight = set.Weights[0];
        LabelDeclaration? label = set.Labels.Count > 0 ? set.Labels[0] : null;
        if (label is null)
            findings.Report(FeatureRules.WeightWithoutLabel, weight.Location, weight.Name, set.Name);
        else if (weight.Problem is { } problem)
            findings.Report(FeatureRules.WeightForm, problem.Location, weight.Name, problem.Name, Row(label) ?? (set.RowIsSchema ? set.Row.Name : "Trip"));
        else if (weight.RowType is not null && label.RowType is not null && weight.RowType != label.RowType)
            findings.Report(FeatureRules.WeightRow, weight.RowLocation, weight.Name, weight.RowName, label.Name, label.RowName);
        LabelReadPass.ReportSensitive(PrivacyRules.SensitiveWeight, weight, findings);
    }

    private static string? Row(LabelDeclaration label) => label.RowType is null ? null : label.RowName;
}
