namespace Millrace.Features;

/// <summary>A stage that looks values up.</summary>
internal interface ILookup
{
    /// <summary>The ids of the values.</summary>
    CategoryIds Lookup { get; }

    /// <summary>Whether the values are keys, which stand in a column of their own.</summary>
    bool IsOfKeys => false;
}
