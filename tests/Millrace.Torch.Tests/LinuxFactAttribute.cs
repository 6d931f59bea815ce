namespace Millrace.Torch.Tests;

/// <summary>A test of what exists on Linux alone.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Only Linux has libraries in the ELF format.";
    }
}
