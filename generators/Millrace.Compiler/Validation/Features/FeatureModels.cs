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
        set.Properties.Where(each => each.Transform is not null).Select(each => FeatureSourcePass.Find(set, each)).OfType<ColumnModel>().Distinct();

    private static LabelModel? Label(LabelDeclaration label) =>
        label.RowType is { } row ? new LabelModel(label.Name, row, label.ReturnsBoolean, label.Problem is null && !label.RowHasReservedNames && !label.IsDeclaredTwice) : null;

    private static FeatureModel? Feature(FeatureSetDeclaration set, FeatureDeclaration feature) =>
        feature.Transform is { } transform
        && FeatureSourcePass.Find(set, feature) is { Member: not "Input" } column
        && transform.Kind.ValueKind() == feature.ValueKind
        && feature.IsReadWrite
            ? new FeatureModel(feature.Member, feature.ValueKind, column.Name, Spec(transform), feature.Permit?.Reason, feature.IsDeclaredTwice || feature.ForbiddenLocation is not null)
            : null;

    private static string Spec(TransformDeclaration transform) => $"new global::Millrace.Features.{transform.Kind}Spec({string.Join(", ", Arguments(transform))})";

    private static IEnumerable<string> Arguments(TransformDeclaration transform)
    {
        string missing = Missings.Spell(transform.Setting("Missing", 0));
        return transform.Kind switch
        {
            TransformKind.PassThrough => [CSharp.Literal(transform.KeepMissing)],
            TransformKind.Bucketize => [Number(transform, "Buckets", 2), missing],
            TransformKind.Vocabulary => [Number(transform, "Top", 10_000), Number(transform, "OutOfVocabulary", 1)],
            TransformKind.OneHot => [Number(transform, "Top", 100), missing],
            _ => [],
        };
    }

    private static string Number(TransformDeclaration transform, string setting, int otherwise) =>
        transform.Setting(setting, otherwise).ToString(System.Globalization.CultureInfo.InvariantCulture);

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
