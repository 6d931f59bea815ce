using Millrace.Runtime;

namespace Millrace.Safety.Tests.Support;

/// <summary>Code that stays the same whatever a component does, so that a test can put another body in the place of one.</summary>
internal sealed class FixedCode : IComponentCode
{
    public static string Of(string component) => $"the code of {component}";

    public ComponentCode Of(ComponentDescriptor component, IReadOnlyList<Type> services) => new(Of(component.Name), null, false);
}
