namespace Millrace.Runtime;

/// <summary>Which collections are looked into for their items, or counted as where an item comes from.</summary>
internal enum ItemScope
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that one execution made as a whole, or nobody knows who: their items come from them.</summary>
    Whole,

    /// <summary>Those that a map gathered, or nobody knows who: they come from their items.</summary>
    Gathered,
}
