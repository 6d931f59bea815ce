namespace Millrace.Features;

/// <summary>A stage that looks values up.</summary>
internal interface ILookup
{
    /// <summary>The ids of the values.</summary>
    CategoryIds Lookup { get; }
}
