using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Data of some environments alone has the column. See <see cref="OnlyInAttribute"/>.</summary>
/// <param name="Environments">The environments.</param>
public sealed record EnvironmentExpectation(ImmutableArray<string> Environments) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "OnlyIn";

    private protected override IEnumerable<string> Arguments => Environments.Select(CSharpNames.Literal);

    /// <summary>Whether both name the same environments, in the same order.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(EnvironmentExpectation? other) => other is not null && Environments.AsSpan().SequenceEqual(other.Environments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Environments.IsEmpty ? 0 : Environments[0].GetHashCode(StringComparison.Ordinal);
}
