namespace Millrace.Data;

/// <summary>
/// Which types of columns can be compared between datasets, and by which limits. The compiler asks the same code, over its own names of the same types.
/// </summary>
internal static class ComparedTypes
{
    /// <summary>Whether values of a type are compared at all, because each is one value.</summary>
    public static bool IsCompared(this ColumnType type) => type is not (ColumnType.Binary or ColumnType.List);

    /// <summary>Whether values of a type are categories, of which each has a count of its own.</summary>
    public static bool HasCategories(this ColumnType type) => type.IsWholeNumber() || type is ColumnType.Boolean
        or ColumnType.Date or ColumnType.Guid or ColumnType.Text or ColumnType.Enum;

    /// <summary>Whether a limit suits a type.</summary>
    /// <param name="limit">Its name: <c>LInfinity</c>, <c>JensenShannon</c> or <c>NormalisedAbsoluteDifference</c>.</param>
    /// <param name="type">The type.</param>
    public static bool Suits(string limit, ColumnType type) => limit == "JensenShannon" ? type.IsCompared() : type.HasCategories();
}
