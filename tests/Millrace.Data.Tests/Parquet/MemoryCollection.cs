namespace Millrace.Data.Tests.Files;

/// <summary>Tests that count memory do not run together: events of the pools, which some of them listen to, take memory on every thread.</summary>
[CollectionDefinition(Name)]
public sealed class MemoryCollection
{
    public const string Name = "Memory";
}
