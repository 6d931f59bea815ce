namespace Millrace.Compiler;

/// <summary>Can the columns that a row key names stand beside the features, and may they?</summary>
internal static class RowKeyPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        if (set.Key is not { } key || !set.RowIsSchema)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Named name in key.Columns)
        {
            if (Find(set, name) is { } column)
            {
                if (Problem(set, column, isSecond: !seen.Add(name.Name)) is { } problem)
                    findings.Report(FeatureRules.RowKeyColumn, name.Location, set.Name, $"{set.Row.Name}.{column.Member}", problem);
                else if (column.IsSensitive && key.Permit is null)
                    findings.Report(PrivacyRules.SensitiveRowKey, name.Location, $"{set.Row.Name}.{column.Member}", set.Name);
            }
            else if (!name.IsUnbound)
            {
                findings.Report(FeatureRules.UnknownColumn, name.Location, set.Row.Name, name.Name, Suggestion.OfColumn(name.Name, set.Columns));
            }
        }

        CheckPermit(set, key, findings);
    }

    /// <summary>What generated code needs of the key; null where there is none, or where it names what cannot be in it.</summary>
    public static RowKeyModel? Model(FeatureSetDeclaration set)
    {
        if (set.Key is not { } key || key.Columns.Select(static each => each.Name).Distinct().Count() != key.Columns.Count)
            return null;
        ColumnModel?[] columns = [.. key.Columns.Select(each => Find(set, each))];
        return columns.Length > 0 && Array.TrueForAll(columns, column => column is not null && Problem(set, column, isSecond: false) is null)
            ? new RowKeyModel(columns.Select(static each => each!).ToEquatableArray(), key.Permit?.Reason)
            : null;
    }

    private static ColumnModel? Find(FeatureSetDeclaration set, Named name) => set.Columns.FirstOrDefault(each => each.Member == name.Name);

    private static string? Problem(FeatureSetDeclaration set, ColumnModel column, bool isSecond)
    {
        if (isSecond)
            return "twice: name each column once";
        if (column.Kind == ColumnKind.List)
            return $"which is {column.DisplayType}: name columns that hold one value a row";
        if (set.Properties.FirstOrDefault(each => each.First is not null && each.Member == column.Name) is { } feature)
            return $"whose column \"{column.Name}\" has the name of the feature '{feature.Member}': rename the feature, because both become columns of files";
        if (set.Labels.Concat(set.Weights).FirstOrDefault(each => each.Name == column.Name) is { } method)
            return $"whose column \"{column.Name}\" has the name of the method '{method.Name}': rename the method, because both become columns of files";
        LabelDeclaration? label = set.Labels.Count > 0 ? set.Labels[0] : null;
        return label is { RowType: not null, RowDerives: true } && !label.Columns.Any(each => each.Name == column.Name && each.Kind == column.Kind)
            ? $"which '{label.RowName}' lacks, whose rows the label reads: let '{label.RowName}' keep the column, or name another one"
            : null;
    }

    private static void CheckPermit(FeatureSetDeclaration set, RowKeyDeclaration key, List<DiagnosticInfo> findings)
    {
        if (key.Permit is not { } permit)
            return;
        ColumnModel[] columns = [.. key.Columns.Select(each => Find(set, each)).OfType<ColumnModel>()];
        if (permit.Reason.Trim().Length == 0)
            findings.Report(PrivacyRules.EmptyReason, permit.ReasonLocation, "RowKey");
        else if (columns.Length > 0 && !Array.Exists(columns, static each => each.IsSensitive))
            findings.Report(PrivacyRules.NeedlessPermit, permit.Location, $"{set.Row.Name}.{columns[0].Member}", "RowKey");
    }
}
