namespace Millrace.Runtime;

/// <summary>A column that two schemas tell differently.</summary>
/// <param name="Before">As the earlier schema has it.</param>
/// <param name="After">As the later one has it.</param>
public sealed record ColumnChange(ColumnDescription Before, ColumnDescription After)
{
    /// <summary>The column's name.</summary>
    public string Name => After.Name;

    /// <summary>Its type before, with <c>?</c> where values could be missing.</summary>
    public string TypeBefore => TypeOf(Before);

    /// <summary>Its type now, with <c>?</c> where values may be missing.</summary>
    public string TypeAfter => TypeOf(After);

    /// <summary>Whether its type, or whether values may be missing, is another one.</summary>
    public bool IsType => TypeBefore != TypeAfter;

    /// <summary>Whether there is something to tell.</summary>
    internal bool Differs => IsType || Before.IsSensitive != After.IsSensitive || Before.Expected != After.Expected;

    /// <summary>
    /// What changed, in a few words: <c>fare: Int32 to Double?</c>. Of what is expected of values, which may be long, at most ten that came and ten that went.
    /// </summary>
    public override string ToString()
    {
        var words = new List<string>();
        if (IsType)
            words.Add($"{TypeBefore} to {TypeAfter}");
        if (Before.IsSensitive != After.IsSensitive)
            words.Add(After.IsSensitive ? "sensitive now" : "no longer sensitive");
        if (Before.Expected != After.Expected)
            words.Add(ExpectationChange.Tell(Before.Expected, After.Expected));
        return $"{Name}: {string.Join(", ", words)}";
    }

    /// <summary>A table of a type that is not ours may tell the one and not the other.</summary>
    private static string TypeOf(ColumnDescription column) => column.IsNullable && !column.Type.EndsWith('?') ? $"{column.Type}?" : column.Type;
}
