namespace Millrace.Runtime.Tests;

public sealed class FolderDigestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-digest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnprivilegedFact]
    public void A_file_that_may_only_be_read_is_written_through_as_well()
    {
        string file = Path.Combine(_folder, "a.txt");
        File.WriteAllText(file, "abc");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead);

        Assert.Equal(
            FolderDigest.Compute(_folder, sync: false, CancellationToken.None).Digest, FolderDigest.Compute(_folder, sync: true, CancellationToken.None).Digest);
    }
}
