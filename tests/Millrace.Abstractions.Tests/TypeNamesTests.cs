namespace Millrace.Abstractions.Tests;

/// <summary>Types are shown as people write them.</summary>
public sealed class TypeNamesTests
{
    [Theory]
    [InlineData(typeof(string), "String")]
    [InlineData(typeof(List<string>), "List<String>")]
    [InlineData(typeof(Dictionary<string, List<Seed>>), "Dictionary<String, List<Seed>>")]
    public void Without_namespaces_and_with_arguments(Type type, string expected) => Assert.Equal(expected, TypeNames.Display(type));
}
