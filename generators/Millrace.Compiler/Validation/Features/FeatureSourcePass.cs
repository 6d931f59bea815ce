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
            if (feature.First is null || IsOutOfOrder(set, feature))
                continue;
            foreach (TransformDeclaration second in feature.Transforms.Where(static each => each.From.Count > 0).Skip(1))
                findings.Report(FeatureRules.SourcesTwice, second.Location, feature.Member);
            int count = feature.Sources.Count();
            foreach (TransformDeclaration transform in feature.Readers)
            {
                if (transform.Shape is { MostColumns: > 0 } shape && (count < shape.LeastColumns || count > shape.MostColumns))
                    findings.Report(FeatureRules.ColumnCount, transform.Location, $"[{transform.Kind}]", shape.ColumnCount, feature.Member, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            if (count > 1 && IsSparse(set, feature))
                findings.Report(FeatureRules.SparseOfSeveral, feature.First.Location, feature.Member, $"[{feature.First.Kind}]");
            foreach (Named source in feature.Sources)
                Check(set, feature, source, findings);
            foreach (TransformDeclaration stage in feature.Transforms)
            {
                foreach (FeatureSetting setting in stage.Settings.Where(static each => each.Column is not null))
                    Check(set, feature, stage.Shape.Settings.First(each => each.Name == setting.Name), setting.Column!, findings);
            }
        }
    }

    /// <summary>The columns that a feature is computed from, null for one that does not exist.</summary>
    public static IEnumerable<ColumnModel?> Find(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.Sources.Select(source => Find(set, source));

    /// <summary>The same, and those that its stages read beside them.</summary>
    public static IEnumerable<ColumnModel?> FindAll(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.Sources.Concat(feature.Keys).Select(source => Find(set, source));

    /// <summary>The column that a name stands for; null where it does not exist.</summary>
    public static ColumnModel? Find(FeatureSetDeclaration set, Named source) =>
        set.Columns.FirstOrDefault(each => each.Member == source.Name) ?? set.Computed.FirstOrDefault(each => each.Name == source.Name)?.Column;

    /// <summary>Whether a feature is made of a column of lists, so that its first stage yields any number of ids a row.</summary>
    public static bool IsSparse(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.First is { Shape.YieldsSparse: true } && Find(set, feature).OfType<ColumnModel>().Any(ColumnGroup.CategoryLists.Accepts);

    /// <summary>Whether its first stage takes lists, but none like its column's: which type of property it needs is not known then.</summary>
    public static bool IsOfOtherLists(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.First is { Shape.YieldsSparse: true } && !IsSparse(set, feature) && Find(set, feature).Any(static column => column?.Element is not null);

    /// <summary>Whether a stage cannot follow the one before it.</summary>
    public static bool IsOutOfOrder(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.IsOutOfOrder || (feature.Transforms.Count > 1 && IsSparse(set, feature));

    /// <summary>The type of property that a feature takes.</summary>
    public static FeatureValueKind Wanted(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        IsSparse(set, feature) ? FeatureForm.Sparse.ValueKind(isMany: true) : feature.Wanted;

    /// <summary>Whether a feature that ends with a transform that yields columns has numbers in them.</summary>
    public static bool EndsInNumbers(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.Last!.Shape.YieldsElements && !Find(set, feature).OfType<ColumnModel>().Any(static column => column.Element is { } element && !ColumnGroup.Numbers.Accepts(element));

    /// <summary>The columns of the row that a feature reads: its own and its keys, and those that methods read which compute them.</summary>
    public static IEnumerable<ColumnModel> Read(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        FindAll(set, feature).OfType<ColumnModel>().SelectMany(column => Read(set, column)).Distinct();

    /// <summary>The method that computes a column; null where the row has it.</summary>
    public static ComputedDeclaration? Method(FeatureSetDeclaration set, ColumnModel column) =>
        set.Columns.Contains(column) ? null : set.Computed.FirstOrDefault(each => each.Column is not null && each.Name == column.Member);

    private static IEnumerable<ColumnModel> Read(FeatureSetDeclaration set, ColumnModel column) =>
        Method(set, column) is { } method ? set.Columns.Where(each => method.Reads.Any(read => read.Name == each.Member)) : [column];

    /// <summary>Whether each transform takes the columns that it reads, its keys among them, and the last yields a feature.</summary>
    public static bool IsSuited(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        (!feature.Last!.Shape.YieldsColumns || EndsInNumbers(set, feature))
        && Find(set, feature).All(column => column is not null && Unsuited(feature, column) is null)
        && feature.Transforms.All(stage => stage.Settings.All(setting => setting.Column is null
            || (Find(set, setting.Column) is { } key && stage.Shape.Settings.First(each => each.Name == setting.Name).Columns!.Accepts(key))));

    /// <summary>The transform that cannot be computed from what it reads, with that; null where each can.</summary>
    private static (TransformDeclaration Transform, ColumnModel Read)? Unsuited(FeatureDeclaration feature, ColumnModel column)
    {
        foreach (TransformDeclaration transform in feature.Readers)
        {
            if (!transform.Columns.Accepts(column))
                return (transform, column);
            if (transform.Shape.YieldsElements)
                column = column.Element!;
        }

        return null;
    }

    private static void Check(FeatureSetDeclaration set, FeatureDeclaration feature, Named source, List<DiagnosticInfo> findings)
    {
        if (Known(set, feature, source, findings) is not { } column)
            return;
        if (Unsuited(feature, column) is ({ } transform, { } read))
        {
            string name = $"{(Method(set, column) is null ? set.Row.Name : set.Name)}.{column.Member}{(read.Kind == column.Kind ? "" : "[i]")}";
            findings.Report(FeatureRules.WrongColumnType, transform.Location, transform.Kind.ToString(), transform.Columns.Name, name, read.DisplayType, TransformKinds.Fitting(read));
        }
        else if (Read(set, column).Any(static each => each.Member == "Input"))
            findings.Report(FeatureRules.ColumnNamedInput, source.Location, set.Row.Name);
    }

    private static void Check(FeatureSetDeclaration set, FeatureDeclaration feature, SettingShape setting, Named source, List<DiagnosticInfo> findings)
    {
        if (Known(set, feature, source, findings) is not { } column)
            return;
        if (!setting.Columns!.Accepts(column))
            findings.Report(FeatureRules.WrongColumnType, source.Location, setting.Name, setting.Columns.Name, $"{set.Row.Name}.{column.Member}", column.DisplayType, "another column");
        else if (Read(set, column).Any(static each => each.Member == "Input"))
            findings.Report(FeatureRules.ColumnNamedInput, source.Location, set.Row.Name);
    }

    /// <summary>The column that a name stands for; where there is none, that is reported.</summary>
    private static ColumnModel? Known(FeatureSetDeclaration set, FeatureDeclaration feature, Named source, List<DiagnosticInfo> findings)
    {
        ColumnModel? column = Find(set, source);
        if (column is not null || source.IsUnbound || set.Computed.Any(each => each.Name == source.Name))
            return column;
        if (feature.LaterSchema is { } later)
            findings.Report(FeatureRules.LaterColumn, source.Location, source.Name, later, set.Row.Name);
        else
            findings.Report(FeatureRules.UnknownColumn, source.Location, set.Row.Name, source.Name, Suggestion.OfColumn(source.Name, set.Columns));
        return null;
    }
}
