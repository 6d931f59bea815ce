namespace Millrace;

/// <summary>
/// Every present value is one of another dataset's: <c>[References&lt;Company&gt;(nameof(Company.Id))]</c>, what databases call a foreign key.
/// </summary>
/// <typeparam name="TOther">The schema of the other dataset.</typeparam>
/// <param name="member">The property of its column, whose values have the same type.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute<TOther>(string member) : Attribute
    where TOther : struct
{
    /// <summary>The property of the other schema's column.</summary>
    public string Member { get; } = member ?? "";

    /// <summary>The share of present values, 0 to 1, that the other dataset may lack before validation fails.</summary>
    public double Tolerance { get; init; }
}
