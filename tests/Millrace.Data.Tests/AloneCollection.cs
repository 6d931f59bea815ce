namespace Millrace.Data.Tests;

/// <summary>Tests that count what the whole process allocates run beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
