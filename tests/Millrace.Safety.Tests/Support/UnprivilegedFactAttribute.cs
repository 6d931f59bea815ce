namespace Millrace.Safety.Tests.Support;

/// <summary>A test that takes the right to write from a folder: skipped where such rights do not bind.</summary>
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "A folder has no permission bits on Windows.";
        else if (Environment.IsPrivilegedProcess)
            Skip = "Permission bits do not bind the superuser.";
    }
}
