namespace Millrace.Runtime.Tests;

/// <summary>Code that is what a test says. Components made by hand share a class, so their names tell their code apart.</summary>
internal sealed class FixedCode(string code) : IComponentCode
{
    public ComponentCode Of(ComponentDescriptor component, IReadOnlyList<Type> services) => new($"{code} {component.Name}", null, false);
}
