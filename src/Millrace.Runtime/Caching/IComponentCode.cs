namespace Millrace.Runtime;

/// <summary>Tells what stands in keys for the code of components.</summary>
internal interface IComponentCode
{
    /// <summary>What stands for a component's code.</summary>
    /// <param name="component">The component.</param>
    /// <param name="services">The classes of the services that are injected into it.</param>
    ComponentCode Of(ComponentDescriptor component, IReadOnlyList<Type> services);
}
