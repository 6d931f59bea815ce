namespace Millrace;

/// <summary>
/// Names the columns of the features' row that tell rows apart: <c>[Features&lt;OpenTrip&gt;, RowKey(nameof(OpenTrip.Id))]</c>. They stand beside computed
/// features as columns of their own, under their names in files, so that predictions and features can be joined back to the rows. They are no features and
/// never in the vector. Several columns are a key together; none may hold lists.
/// </summary>
/// <param name="column">The property of a column.</param>
/// <param name="more">Those of further columns.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class RowKeyAttribute(string column, params string[] more) : Attribute
{
    /// <summary>The properties of the columns, in the order of the key.</summary>
    public IReadOnlyList<string> Columns { get; } = [column, .. more];

    /// <summary>Who allowed a sensitive column to stand beside the features and why; kept in the fitted features. Needed for sensitive columns alone.</summary>
    public string? Permit { get; init; }
}
