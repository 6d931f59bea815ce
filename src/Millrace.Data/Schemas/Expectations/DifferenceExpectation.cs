namespace Millrace.Data;

/// <summary>Values do not differ too much from those of another dataset.</summary>
public abstract record DifferenceExpectation : Expectation
{
    private protected DifferenceExpectation()
    {
    }

    /// <summary>The largest expected difference between the two shares of one value, 0 to 1; null where none is checked.</summary>
    public double? LInfinity { get; init; }

    /// <summary>The largest expected Jensen–Shannon divergence to base 2, 0 to 1; null where it is not checked.</summary>
    public double? JensenShannon { get; init; }

    /// <summary>The largest expected difference of counts as a share of both together, 0 to 1; null where it is not checked.</summary>
    public double? NormalisedAbsoluteDifference { get; init; }

    private protected sealed override IEnumerable<string> Arguments => Settings(
        (nameof(LInfinity), LInfinity), (nameof(JensenShannon), JensenShannon), (nameof(NormalisedAbsoluteDifference), NormalisedAbsoluteDifference));
}
