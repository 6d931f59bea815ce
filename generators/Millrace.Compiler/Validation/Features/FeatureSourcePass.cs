namespace Millrace.Compiler;

/// <summary>Does the column of each feature exist, with a type that the feature can be computed from?</summary>
internal static class FeatureSourcePass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        if (!set.RowIsSchema)
            return;
        foreach (FeatureDeclaration feature in set.Properties)
        {
            if (feature.Transform is not { } transform || feature.IsAmbiguous)
                continue;
            Named source = feature.Source;
            ColumnModel? column = Find(set, feature);
            if (column is null)
            {
                if (source.IsUnbound)
                    continue;
                if (feature.LaterSchema is { } later)
                    findings.Report(FeatureRules.LaterColumn, source.Location, source.Name, later, set.Row.Name);
                else
                    findings.Report(FeatureRules.UnknownColumn, source.Location, set.Row.Name, source.Name, Suggestion.OfColumn(source.Name, set.Columns));
            }
            else if (!transform.Kind.Accepts(column.Kind))
            {
                string name = $"{set.Row.Name}.{column.Member}";
                findings.Report(FeatureRules.WrongColumnType, transform.Location, transform.Kind.ToString(), transform.Kind.Columns(), name, column.DisplayType, TransformKinds.Fitting(column.Kind));
            }
            else if (column.Member == "Input")
            {
                findings.Report(FeatureRules.ColumnNamedInput, source.Location, set.Row.Name);
            }
        }
    }

    /// <summary>The column that a feature is computed from, or null.</summary>
    public static ColumnModel? Find(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        set.Columns.FirstOrDefault(each => each.Member == feature.Source.Name);
}
