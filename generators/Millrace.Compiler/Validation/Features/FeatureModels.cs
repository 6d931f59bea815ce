namespace Millrace.Compiler;

/// <summary>Makes the model of a feature set from what is usable of its declaration.</summary>
internal static class FeatureModels
{
    public static FeatureSetModel Of(FeatureSetDeclaration set)
    {
        string input = Free(set, "Input");
        return new FeatureSetModel
        {
            Declaration = set.Type,
            DisplayName = set.Name,
            RowType = set.RowType,
            Label = set.Labels.Count > 0 ? Label(set.Labels[0]) : null,
            Features = set.Properties.Select(each => Feature(set, each)).OfType<FeatureModel>().ToEquatableArray(),
            Input = Input(set, input),
            DefinitionName = Free(set, "FeatureSet"),
            ExtensionClass = set.IsVisibleInAssembly ? Projections.JoinedName(set.Type) + "Extensions" : "",
            IsPublic = set.IsPublic,
        };
    }

    /// <summary>The columns that the features read, in the order of first use.</summary>
    public static IEnumerable<ColumnModel> Used(FeatureSetDeclaration set) =>
        set.Properties.Where(static each => each.First is not null).SelectMany(each => FeatureSourcePass.Find(set, each)).OfType<ColumnModel>().Distinct();

    private static LabelModel? Label(LabelDeclaration label) =>
        label.RowType is { } row ? new LabelModel(label.Name, row, label.ReturnsBoolean, label.Problem is null && !label.RowHasReservedNames && !label.IsDeclaredTwice) : null;

    private static FeatureModel? Feature(FeatureSetDeclaration set, FeatureDeclaration feature)
    {
        ColumnModel?[] columns = [.. FeatureSourcePass.Find(set, feature)];
        return feature is { First: not null, IsOutOfOrder: false }
            && Array.TrueForAll(columns, static column => column is { Member: not "Input" })
            && feature.Wanted == feature.ValueKind
            && feature.IsReadWrite
                ? new FeatureModel(
                    feature.Member,
                    feature.ValueKind,
                    columns.Select(static column => column!.Name).ToEquatableArray(),
                    feature.Transforms.Select(Spec).ToEquatableArray(),
                    feature.Permit?.Reason,
                    feature.IsDeclaredTwice || feature.ForbiddenLocation is not null)
                : null;
    }

    private static string Spec(TransformDeclaration transform) =>
        $"new global::Millrace.Features.{transform.Kind}Spec({string.Join(", ", transform.Shape.Settings.Select(setting => Argument(transform, setting)))})";

    private static string Argument(TransformDeclaration transform, SettingShape setting) =>
        transform.Settings.FirstOrDefault(each => each.Name == setting.Name)?.Code ?? setting.Default;

    private static SchemaModel Input(FeatureSetDeclaration set, string name) => new()
    {
        Declaration = new TypeDeclaration
        {
            Name = name,
            Keyword = "record struct",
            Accessibility = "public",
            Type = new TypeRef($"{set.Type.Type.FullName}.{name}", default),
        },
        DisplayName = $"{set.Name}.{name}",
        Columns = Used(set).Where(each => each.Member != name).Select(each => each with { IsInherited = true, IsBarred = false }).ToEquatableArray(),
    };

    private static string Free(FeatureSetDeclaration set, string name)
    {
        while (set.Name == name || set.Members.Any(each => each.Name == name))
            name += "_";
        return name;
    }
}
