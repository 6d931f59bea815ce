namespace Millrace.Data;

/// <summary>No present value comes twice. See <see cref="UniqueAttribute"/>.</summary>
public sealed record UniqueExpectation : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Unique";
}
