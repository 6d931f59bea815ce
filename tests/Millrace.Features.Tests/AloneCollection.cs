namespace Millrace.Features.Tests;

/// <summary>Tests that measure memory, which others must not take meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone";
}
