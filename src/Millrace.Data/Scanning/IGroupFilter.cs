using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Who may spare a reader what of a row group nobody wants.</summary>
internal interface IGroupFilter
{
    /// <summary>The columns that decide, as places in the batch.</summary>
    ImmutableArray<int> FilterColumns { get; }

    /// <summary>Whether rows of which these ranges are known can be wanted.</summary>
    bool MayKeep(IRangeSource ranges);

    /// <summary>Whether one of the rows that the deciding columns hold now is wanted.</summary>
    bool KeepsAny();
}
