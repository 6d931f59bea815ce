namespace Millrace.Features;

/// <summary>Numbers of which each becomes another one, by what was learned of its row's key.</summary>
/// <param name="source">The numbers.</param>
/// <param name="keys">The place of each row's key.</param>
/// <param name="stage">The stage that knows what they become.</param>
internal sealed class KeyedFlow(NumberFlow source, IdFlow keys, IRowNumbers stage) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<int> ids = stackalloc int[Block];
        ids = ids[..values.Length];
        keys.Read(work, first, ids);
        source.Read(work, first, values);
        stage.Map(values, ids);
    }
}
