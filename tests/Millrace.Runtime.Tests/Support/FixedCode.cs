namespace Millrace.Runtime.Tests;

/// <summary>Code that is what a test says.</summary>
internal sealed class FixedCode(string code) : IComponentCode
{
    public ComponentCode Of(ComponentDescriptor component, IReadOnlyList<Type> services) => new(code, null, false);
}
