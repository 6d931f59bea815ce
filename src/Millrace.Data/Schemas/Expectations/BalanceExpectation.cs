namespace Millrace.Data;

/// <summary>Each class has a share of the present values within bounds. See <see cref="BalanceAttribute"/>.</summary>
/// <param name="Smallest">The smallest expected share, 0 to 1.</param>
/// <param name="Largest">The largest expected share, 0 to 1.</param>
public sealed record BalanceExpectation(double Smallest, double Largest) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Balance";

    private protected override IEnumerable<string> Arguments => Largest < 1 ? [Number(Smallest), $"Largest = {Number(Largest)}"] : [Number(Smallest)];

    /// <summary>Whether a class of so many values is expected.</summary>
    /// <param name="count">The values of the class.</param>
    /// <param name="present">The values of all classes.</param>
    public bool Holds(long count, long present) => present == 0 || ((double)count / present is var share && share >= Smallest && share <= Largest);
}
