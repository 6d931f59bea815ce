namespace Millrace.Safety.Tests.Support;

/// <summary>A test that mounts a small file system of its own, seen by its own processes alone: skipped where that is not permitted.</summary>
internal sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute() => Skip = MountedShell.Obstacle;
}
