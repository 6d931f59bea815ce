namespace Millrace.Builds.Tests;

/// <summary>Tests that start <c>dotnet build</c>: one after another, each of them takes the whole machine.</summary>
[CollectionDefinition(Name)]
public sealed class BuildsCollection
{
    public const string Name = "builds";
}
