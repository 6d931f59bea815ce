namespace Millrace.Builds.Tests;

/// <summary>
/// Tests that start <c>dotnet build</c>: one after another, each of them takes the whole machine. They share one process of the compiler, as builds of a user do.
/// </summary>
[CollectionDefinition(Name)]
public sealed class BuildsCollection : ICollectionFixture<KeptCompiler>
{
    public const string Name = "builds";
}
