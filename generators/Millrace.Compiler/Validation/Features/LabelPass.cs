namespace Millrace.Compiler;

/// <summary>Is there at most one label, of the right form, over rows that the features can be computed from as well?</summary>
internal static class LabelPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (LabelDeclaration second in set.Labels.Skip(1).Where(static each => !each.IsDeclaredTwice))
            findings.Report(FeatureRules.SeveralLabels, second.Location, set.Name, set.Labels[0].Name);
        if (set.Labels.Count == 0)
            return;
        LabelDeclaration label = set.Labels[0];
        if (label.Problem is { } problem)
            findings.Report(FeatureRules.LabelForm, problem.Location, label.Name, problem.Name, set.RowIsSchema ? set.Row.Name : "Trip");
        if (label.RowType is null || !set.RowIsSchema)
            return;
        if (!label.RowDerives)
        {
            findings.Report(FeatureRules.LabelRowUnrelated, label.RowLocation, label.RowName, set.Row.Name);
            return;
        }

        string[] lacking = [.. FeatureModels.Used(set).Where(used => !Has(label, used)).Select(each => $"'{each.Member}'")];
        if (lacking.Length > 0)
            findings.Report(FeatureRules.LabelRowLacksColumns, label.RowLocation, label.RowName, string.Join(", ", lacking), set.Name);
    }

    private static bool Has(LabelDeclaration label, ColumnModel column) => label.Columns.Any(each => each.Name == column.Name && each.Kind == column.Kind);
}
