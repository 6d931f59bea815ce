namespace Millrace.Compiler;

/// <summary>A name and where it is written.</summary>
/// <param name="Name">The name.</param>
/// <param name="Location">Where.</param>
/// <param name="IsUnbound">Whether it stands in a <c>nameof</c> that does not bind before generated members exist: where it is wrong, C# says so.</param>
public sealed record Named(string Name, LocationInfo Location, bool IsUnbound = false);
