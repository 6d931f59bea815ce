namespace Millrace;

/// <summary>
/// The environments whose data has the column: <c>[OnlyIn("training")]</c> on a label, which serving data lacks. In others nothing is expected of it.
/// </summary>
/// <param name="environments">Names that the schema's <see cref="EnvironmentsAttribute"/> lists.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnlyInAttribute(params string[]? environments) : Attribute
{
    /// <summary>The environments.</summary>
    public IReadOnlyList<string> Environments { get; } = environments ?? [];
}
