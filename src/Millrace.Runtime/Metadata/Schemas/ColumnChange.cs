namespace Millrace.Runtime;

/// <summary>A column that two schemas tell differently.</summary>
/// <param name="Before">As the earlier schema has it.</param>
/// <param name="After">As the later one has it.</param>
public sealed record ColumnChange(ColumnDescription Before, ColumnDescription After)
{
    /// <summary>The column's name.</summary>
    public string Name => After.Name;

    /// <summary>Whether its type, or whether values may be missing, is another one.</summary>
    public bool IsType => Before.Type != After.Type;

    /// <summary>What changed, in a few words: <c>fare: Int32 to Double?</c>.</summary>
    public override string ToString()
    {
        var words = new List<string>();
        if (IsType)
            words.Add($"{Before.Type} to {After.Type}");
        else if (Before.IsNullable != After.IsNullable)
            words.Add(After.IsNullable ? "values may be missing now" : "no value may be missing now");
        if (Before.IsSensitive != After.IsSensitive)
            words.Add(After.IsSensitive ? "sensitive now" : "no longer sensitive");
        if (Before.Expected != After.Expected)
            words.Add($"expected '{Before.Expected}' became '{After.Expected}'");
        return $"{Name}: {string.Join(", ", words)}";
    }
}
