namespace Millrace.Compiler;

/// <summary>What each transform takes and gives.</summary>
internal static class TransformKinds
{
    /// <summary>The type of the property that holds the feature.</summary>
    public static FeatureValueKind ValueKind(this TransformKind kind) => kind switch
    {
        TransformKind.ZScore or TransformKind.PassThrough => FeatureValueKind.Single,
        TransformKind.OneHot => FeatureValueKind.Singles,
        _ => FeatureValueKind.Int32,
    };

    /// <summary>A property's type as C# spells it.</summary>
    public static string Spell(this FeatureValueKind kind) => kind switch
    {
        FeatureValueKind.Int32 => "int",
        FeatureValueKind.Singles => "float[]",
        _ => "float",
    };

    /// <summary>Whether the transform can be computed from a column.</summary>
    public static bool Accepts(this TransformKind kind, ColumnKind column) => kind switch
    {
        TransformKind.PassThrough => column.IsNumber() || column == ColumnKind.Boolean,
        TransformKind.ZScore or TransformKind.Bucketize => column.IsNumber(),
        _ => column.IsWholeNumber() || column is ColumnKind.Text or ColumnKind.Enum or ColumnKind.Boolean,
    };

    /// <summary>What to use for such a column instead, as a message says it.</summary>
    public static string Fitting(ColumnKind column)
    {
        string[] fitting = [.. Enum.GetValues(typeof(TransformKind)).Cast<TransformKind>().Where(each => each.Accepts(column)).Select(each => $"[{each}]")];
        return fitting.Length == 0
            ? "another column, because no feature attribute takes this one"
            : $"{string.Join(", ", fitting.Take(fitting.Length - 1))} or {fitting[fitting.Length - 1]}, or another column";
    }

    /// <summary>The columns that the transform can be computed from, as a message says it.</summary>
    public static string Columns(this TransformKind kind) => kind switch
    {
        TransformKind.PassThrough => "numbers and bool",
        TransformKind.ZScore or TransformKind.Bucketize => "numbers",
        _ => "text, enumerations, bool and whole numbers",
    };
}
