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
            if (feature.First is not { } transform || feature.IsOutOfOrder)
                continue;
            foreach (TransformDeclaration second in feature.Transforms.Where(static each => each.From.Count > 0).Skip(1))
                findings.Report(FeatureRules.SourcesTwice, second.Location, feature.Member);
            int count = feature.Sources.Count();
            if (transform.Shape is { MostColumns: > 0 } shape && (count < shape.LeastColumns || count > shape.MostColumns))
                findings.Report(FeatureRules.ColumnCount, transform.Location, $"[{transform.Kind}]", shape.ColumnCount, feature.Member, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            foreach (Named source in feature.Sources)
                Check(set, feature, transform, source, findings);
        }
    }

    /// <summary>The columns that a feature is computed from, null for one that does not exist.</summary>
    public static IEnumerable<ColumnModel?> Find(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.Sources.Select(source => Find(set, source));

    private static ColumnModel? Find(FeatureSetDeclaration set, Named source) => set.Columns.FirstOrDefault(each => each.Member == source.Name);

    private static void Check(FeatureSetDeclaration set, FeatureDeclaration feature, TransformDeclaration transform, Named source, List<DiagnosticInfo> findings)
    {
        ColumnModel? column = Find(set, source);
        if (column is null)
        {
            if (source.IsUnbound)
                return;
            if (feature.LaterSchema is { } later)
                findings.Report(FeatureRules.LaterColumn, source.Location, source.Name, later, set.Row.Name);
            else
                findings.Report(FeatureRules.UnknownColumn, source.Location, set.Row.Name, source.Name, Suggestion.OfColumn(source.Name, set.Columns));
        }
        else if (!transform.Shape.Columns.Accepts(column))
        {
            string name = $"{set.Row.Name}.{column.Member}";
            findings.Report(FeatureRules.WrongColumnType, transform.Location, transform.Kind.ToString(), transform.Shape.Columns.Name, name, column.DisplayType, TransformKinds.Fitting(column));
        }
        else if (column.Member == "Input")
        {
            findings.Report(FeatureRules.ColumnNamedInput, source.Location, set.Row.Name);
        }
    }
}
