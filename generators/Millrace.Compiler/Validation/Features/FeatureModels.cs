namespace Millrace.Compiler;

/// <summary>Makes the model of a feature set from what is usable of its declaration.</summary>
internal static class FeatureModels
{
    public static FeatureSetModel Of(FeatureSetDeclaration set)
    {
        string input = Free(set, "Input");
        LabelModel? label = set.Labels.Count > 0 ? Label(set.Labels[0]) : null;
        return new FeatureSetModel
        {
            Declaration = set.Type,
            DisplayName = set.Name,
            RowType = set.RowType,
            Label = label,
            Weight = label is null ? null : Weight(set, label),
            Key = RowKeyPass.Model(set),
            Computed = Computed(set).ToEquatableArray(),
            Features = set.Properties.Select(each => Feature(set, each)).OfType<FeatureModel>().ToEquatableArray(),
            Input = Input(set, input),
            DefinitionName = Free(set, "FeatureSet"),
            RowCodeName = Free(set, "__RowCode"),
            ExtensionClass = set.IsVisibleInAssembly ? Projections.JoinedName(set.Type) + "Extensions" : "",
            IsPublic = set.IsPublic,
        };
    }

    /// <summary>The columns that the features read, in the order of first use.</summary>
    public static IEnumerable<ColumnModel> Used(FeatureSetDeclaration set) =>
        set.Properties.Where(static each => each.First is not null).SelectMany(each => FeatureSourcePass.Read(set, each)).Distinct();

    private static LabelModel? Label(LabelDeclaration label) =>
        label.RowType is { } row
        ? new LabelModel(label.Name, row, label.ReturnsBoolean, IsCallable(label))
        {
            ReturnsClass = label.ReturnsClass,
            EnumType = label.EnumType,
        }
        : null;

    private static string? Weight(FeatureSetDeclaration set, LabelModel label) =>
        set.Weights.Count > 0 && set.Weights[0].RowType == label.RowType && IsCallable(set.Weights[0]) ? set.Weights[0].Name : null;

    private static bool IsCallable(LabelDeclaration method) => method.Problem is null && !method.RowHasReservedNames && !method.IsDeclaredTwice;

    private static FeatureModel? Feature(FeatureSetDeclaration set, FeatureDeclaration feature)
    {
        ColumnModel?[] columns = [.. FeatureSourcePass.Find(set, feature)];
        bool isSparse = FeatureSourcePass.IsSparse(set, feature);
        return feature is { First: not null } && !FeatureSourcePass.IsOutOfOrder(set, feature) && !(isSparse && columns.Length > 1)
            && FeatureSourcePass.FindAll(set, feature).All(column => column is not null && FeatureSourcePass.Method(set, column) is not { IsCallable: false })
            && FeatureSourcePass.Read(set, feature).All(static column => column.Member != "Input")
            && FeatureSourcePass.Wanted(set, feature) == feature.ValueKind
            && feature.IsReadWrite
                ? new FeatureModel(
                    feature.Member,
                    feature.ValueKind,
                    columns.Select(static column => column!.Name).ToEquatableArray(),
                    feature.Transforms.Select(each => Spec(set, feature, each)).ToEquatableArray(),
                    feature.Permit?.Reason,
                    feature.IsDeclaredTwice || feature.ForbiddenLocation is not null)
                {
                    Sources = columns.Select(static column => column!).ToEquatableArray(),
                    Stages = feature.Transforms.Select(each => Stage(set, each)).ToEquatableArray(),
                    IsSuited = FeatureSourcePass.IsSuited(set, feature),
                    Code = Code(set, feature).Distinct().ToEquatableArray(),
                    IsSparse = isSparse,
                }
                : null;
    }

    private static IEnumerable<string> Code(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        FeatureSourcePass.FindAll(set, feature).OfType<ColumnModel>()
            .Select(column => FeatureSourcePass.Method(set, column)?.Name).OfType<string>()
            .Concat(feature.Transforms.SelectMany(static each => each.TypeArguments));

    private static IEnumerable<ComputedModel> Computed(FeatureSetDeclaration set)
    {
        ColumnModel[] named =
        [
            .. set.Properties.Where(static each => each.First is not null).SelectMany(each => FeatureSourcePass.FindAll(set, each)).OfType<ColumnModel>().Distinct(),
        ];
        foreach (ColumnModel column in named)
        {
            if (set.RowType.Length == 0 || FeatureSourcePass.Method(set, column) is not { IsCallable: true } method)
                continue;
            ColumnModel[] read = [.. set.Columns.Where(each => method.Reads.Any(name => name.Name == each.Member))];
            yield return new ComputedModel(
                column with { IsSensitive = read.Any(static each => each.IsSensitive) },
                read.Select(static each => each.Name).ToEquatableArray());
        }
    }

    private static StageModel Stage(FeatureSetDeclaration set, TransformDeclaration transform) => new(transform.Kind)
    {
        Key = transform.Settings.FirstOrDefault(static each => each.Column is not null) is { } key ? FeatureSourcePass.Find(set, key.Column!) : null,
        Length = transform.Kind == TransformKind.FixedLength ? (int)(transform.Number("Length") ?? 1) : 0,
        FromEnd = SettingOf(set, transform, "FromEnd"),
        IsOfCalendar = transform.Number("Cycle") is not null,
    };

    private static string SettingOf(FeatureSetDeclaration set, TransformDeclaration transform, string name) =>
        transform.Shape.Settings.FirstOrDefault(each => each.Name == name) is { } setting ? Argument(set, transform, setting) : "";

    private static string Spec(FeatureSetDeclaration set, FeatureDeclaration feature, TransformDeclaration transform)
    {
        if (transform.Shape.IsCustom)
            return $"new global::Millrace.Features.{transform.Kind}Spec<{string.Join(", ", transform.TypeArguments)}>({CSharp.Literal(feature.IsSingle)})";
        string arguments = string.Join(", ", transform.Shape.Settings.Select(setting => Argument(set, transform, setting)));
        return $"new global::Millrace.Features.{transform.Kind}Spec({arguments})";
    }

    private static string Argument(FeatureSetDeclaration set, TransformDeclaration transform, SettingShape setting)
    {
        FeatureSetting? given = transform.Settings.FirstOrDefault(each => each.Name == setting.Name);
        return given?.Column is { } key ? CSharp.Literal(FeatureSourcePass.Find(set, key)!.Name) : given?.Code ?? setting.Default;
    }

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
