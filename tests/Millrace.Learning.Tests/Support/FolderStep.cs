namespace Millrace.Learning.Tests.Support;

/// <summary>A step's context that can also make folders.</summary>
internal sealed class FolderStep(TempFolder temp) : TestStep
{
    public override string CreateFolder() => Directory.CreateDirectory(Path.Combine(temp.Path, Path.GetRandomFileName())).FullName;
}
