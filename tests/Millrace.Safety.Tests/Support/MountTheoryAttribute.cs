namespace Millrace.Safety.Tests.Support;

/// <inheritdoc cref="MountFactAttribute"/>
internal sealed class MountTheoryAttribute : TheoryAttribute
{
    public MountTheoryAttribute() => Skip = MountedShell.Obstacle;
}
