using System.Collections.Immutable;
using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The ids of texts. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowTexts : RowLookup<string?, TextColumn>
{
    private readonly ImmutableArray<CategoryIds> _lanes;
    private readonly int _slot;

    /// <param name="lanes">The ids of each column, or of all.</param>
    /// <param name="counts">Whether an id counts as often as a list has it.</param>
    /// <param name="slot">Where the ids of a batch's codes are kept meanwhile, those of the first column.</param>
    internal RowTexts(ImmutableArray<CategoryIds> lanes, bool counts, int slot)
        : base(counts) => (_lanes, _slot) = (lanes, slot);

    /// <inheritdoc/>
    /// <exception cref="DataException">The text is no valid Unicode: half a surrogate pair stands alone.</exception>
    public override int Of(int lane, string? value)
    {
        CategoryIds ids = _lanes[IndexOf(lane)];
        return value is null ? ids.Missing : ids.Of(value);
    }

    private protected override int Missing(int lane) => _lanes[IndexOf(lane)].Missing;

    private protected override void Read(in FeatureRows rows, int lane, TextColumn column, int first, Span<int> ids) =>
        TextIdFlow.Read(column, _lanes[IndexOf(lane)], rows.IdsOfCodes(_slot + IndexOf(lane), column.EntryCount), first, ids);

    private int IndexOf(int lane) => _lanes.Length == 1 ? 0 : lane;
}
