namespace Millrace.Data;

/// <summary>Every present value is one of another dataset's. See <see cref="ReferencesAttribute{TOther}"/>.</summary>
/// <param name="Schema">The name of the other dataset's schema.</param>
/// <param name="Member">The property of its column.</param>
/// <param name="Column">The column's name in files.</param>
public sealed record ReferenceExpectation(string Schema, string Member, string Column) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => $"References<{Schema}>";

    private protected override IEnumerable<string> Arguments => [$"nameof({Schema}.{Member})"];
}
