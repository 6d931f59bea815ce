namespace Millrace.Data;

/// <summary>Values do not differ too much from those of the span before it. See <see cref="DriftAttribute"/>.</summary>
public sealed record DriftExpectation : DifferenceExpectation
{
    /// <inheritdoc/>
    public override string Attribute => "Drift";
}
