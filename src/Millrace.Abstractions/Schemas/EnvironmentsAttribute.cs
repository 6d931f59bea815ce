namespace Millrace;

/// <summary>
/// The environments that data of a schema comes from, so that <see cref="OnlyInAttribute"/> can name them: <c>[Environments("training", "serving")]</c>.
/// </summary>
/// <param name="names">The names, compared ordinally.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnvironmentsAttribute(params string[]? names) : Attribute
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; } = names ?? [];
}
