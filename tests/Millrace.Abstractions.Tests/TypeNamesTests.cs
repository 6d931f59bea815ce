namespace Millrace.Abstractions.Tests;

/// <summary>Types are shown as people write them.</summary>
public sealed class TypeNamesTests
{
    [Theory]
    [InlineData(typeof(string), "string")]
    [InlineData(typeof(List<string>), "List<string>")]
    [InlineData(typeof(Value<bool>), "Value<bool>")]
    [InlineData(typeof(Value<int[]>), "Value<int[]>")]
    [InlineData(typeof(Dictionary<string, List<Seed>>), "Dictionary<string, List<Seed>>")]
    public void Without_namespaces_and_with_arguments(Type type, string expected) => Assert.Equal(expected, TypeNames.Display(type));
}
