namespace Millrace.Tables;

/// <summary>
/// Takes a number of rows without replacement: each with the share of what is still wanted among what is still to come, so as many come out as are wanted,
/// any choice as likely as any other, and nothing is held.
/// </summary>
/// <param name="wanted">How many.</param>
/// <param name="total">Of how many, which are no fewer.</param>
/// <param name="seed">Decides.</param>
internal sealed class CountDraw(long wanted, long total, Seed seed) : RowDraw
{
    private readonly long _wanted = wanted;
    private long _left = wanted;

    /// <inheritdoc/>
    public override bool Takes(long row) => _left > 0 && Draw.Below(seed.Derive((ulong)row).Value, total - row) < _left && _left-- > 0;

    /// <inheritdoc/>
    public override RowDraw Again() => new CountDraw(_wanted, total, seed);

    /// <inheritdoc/>
    public override bool Any(long first, long count) => _left > 0 && base.Any(first, count);
}
