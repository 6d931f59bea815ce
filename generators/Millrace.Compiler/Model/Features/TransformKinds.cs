namespace Millrace.Compiler;

/// <summary>What transforms take and give, as messages say it.</summary>
internal static class TransformKinds
{
    // So many transforms are named at most.
    private const int Named = 3;

    /// <summary>A property's type as C# spells it.</summary>
    public static string Spell(this FeatureValueKind kind) => kind switch
    {
        FeatureValueKind.Int32 => "int",
        FeatureValueKind.Int32s => "int[]",
        FeatureValueKind.Singles => "float[]",
        _ => "float",
    };

    /// <summary>The type of the property that holds a feature.</summary>
    /// <param name="form">What the feature is.</param>
    /// <param name="isMany">Whether it has several numbers or ids.</param>
    public static FeatureValueKind ValueKind(this FeatureForm form, bool isMany) => form switch
    {
        FeatureForm.Indicator => FeatureValueKind.Singles,
        FeatureForm.Sparse => FeatureValueKind.Int32s,
        FeatureForm.Category => isMany ? FeatureValueKind.Int32s : FeatureValueKind.Int32,
        _ => isMany ? FeatureValueKind.Singles : FeatureValueKind.Single,
    };

    /// <summary>What a form is, as a message says it.</summary>
    public static string Spell(this FeatureForm form) => form switch
    {
        FeatureForm.Indicator => "indicators",
        FeatureForm.Category => "ids",
        FeatureForm.Sparse => "any number of ids a row",
        _ => "numbers",
    };

    /// <summary>What to use for such a column instead, as a message says it.</summary>
    public static string Fitting(ColumnModel column)
    {
        string[] fitting =
        [
            .. Enum.GetValues(typeof(TransformKind)).Cast<TransformKind>()
                .Where(each => TransformShape.Of(each) is { MostColumns: 0 } shape && shape.YieldsColumns == shape.YieldsElements && Suits(shape, column))
                .Select(static each => $"[{each}]"),
        ];
        return fitting.Length switch
        {
            0 => "another column, because no feature attribute takes this one",
            1 => $"{fitting[0]}, or another column",
            <= Named => $"{string.Join(", ", fitting.Take(fitting.Length - 1))} or {fitting[fitting.Length - 1]}, or another column",
            _ => $"{string.Join(", ", fitting.Take(Named))} or another transform of such columns, or another column",
        };
    }

    // What takes nearly all columns suits none of them better than another.
    private static bool Suits(TransformShape shape, ColumnModel column) =>
        shape.Columns != ColumnGroup.Single && shape.Columns.Accepts(column);
}
