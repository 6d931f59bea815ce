using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Values are some of a few. See <see cref="OneOfAttribute"/>.</summary>
/// <param name="Values">The expected values as texts, compared ordinally.</param>
public sealed record DomainExpectation(ImmutableArray<string> Values) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "OneOf";

    private protected override IEnumerable<string> Arguments => Values.Select(CSharpNames.Literal);

    /// <summary>Whether both expect the same values, in the same order.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(DomainExpectation? other) =>
        other is not null && Tolerance.Equals(other.Tolerance) && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tolerance, Values.Length, Values.IsEmpty ? "" : Values[0]);
}
