namespace Millrace.Data;

/// <summary>Values rise or fall from row to row. See <see cref="IncreasingAttribute"/> and <see cref="DecreasingAttribute"/>.</summary>
/// <param name="IsDescending">Whether they fall.</param>
/// <param name="IsStrict">Whether no value may be equal to the one before it.</param>
public sealed record OrderExpectation(bool IsDescending, bool IsStrict) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => IsDescending ? "Decreasing" : "Increasing";

    private protected override IEnumerable<string> Arguments => IsStrict ? ["Strict = true"] : [];

    /// <summary>Whether a value may follow another one.</summary>
    /// <param name="comparison">Less than 0 where it is less than the one before it, 0 where they are equal, else more.</param>
    public bool Holds(int comparison) => IsStrict ? (IsDescending ? comparison < 0 : comparison > 0) : (IsDescending ? comparison <= 0 : comparison >= 0);
}
