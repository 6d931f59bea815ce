namespace Millrace;

/// <summary>States why a feature may be computed from a sensitive column. Without it such a feature does not compile.</summary>
/// <param name="reason">Who allowed it and why; kept in the fitted features. Null is an error of the generator's, beside which C# need not warn.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PermitAttribute(string? reason) : Attribute
{
    /// <summary>Who allowed it and why.</summary>
    public string Reason { get; } = reason ?? "";
}
