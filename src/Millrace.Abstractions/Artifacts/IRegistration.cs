namespace Millrace;

/// <summary>
/// An artifact that says under which name something was registered. What the step that yielded it took is what stands under the name: <c>Champion</c> finds
/// it by the newest registration that is still there.
/// </summary>
public interface IRegistration
{
    /// <summary>The name.</summary>
    string Name { get; }
}
