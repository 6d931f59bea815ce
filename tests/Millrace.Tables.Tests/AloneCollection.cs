namespace Millrace.Tables.Tests;

/// <summary>Tests that look at the memory of the whole process run beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
