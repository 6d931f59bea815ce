namespace Millrace.Data.Tests;

/// <summary>Tests that look at what the whole process allocates or holds run beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
