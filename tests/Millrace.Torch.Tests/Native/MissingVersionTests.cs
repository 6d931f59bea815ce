namespace Millrace.Torch.Tests.Native;

public sealed class MissingVersionTests
{
    private const string Version = "GLIBCXX_3.4.32";

    [LinuxFact]
    public void Marks_one_version_as_weak_and_changes_nothing_else()
    {
        byte[] library = Shim();
        byte[] before = [.. library];

        MissingVersion.Allow(library, Version);

        int[] changed = [.. Enumerable.Range(0, library.Length).Where(i => library[i] != before[i])];
        Assert.Equal(2, library[Assert.Single(changed)] ^ before[changed[0]]);
    }

    [LinuxFact]
    public void Refuses_a_version_that_something_refers_to()
    {
        ElfFormatException refused = Assert.Throws<ElfFormatException>(() => MissingVersion.Allow(Shim(), "GLIBCXX_3.4"));

        Assert.Matches("^It refers to _Z[A-Za-z0-9_]+ of GLIBCXX_3.4, which this system's libstdc\\+\\+ does not have: a newer system is needed.$", refused.Message);
    }

    [LinuxFact]
    public void Refuses_a_version_that_is_not_needed() =>
        Assert.Equal("It does not need GLIBCXX_9.9.99.", Assert.Throws<ElfFormatException>(() => MissingVersion.Allow(Shim(), "GLIBCXX_9.9.99")).Message);

    [LinuxFact]
    public void Refuses_the_beginning_of_a_library()
    {
        byte[] library = Shim();
        foreach (int length in (int[])[0, 1, 63, 64, 1000, library.Length / 2])
            Assert.Throws<ElfFormatException>(() => MissingVersion.Allow(library.AsSpan(0, length).ToArray(), Version));
    }

    [Fact]
    public void Refuses_what_is_no_library() =>
        Assert.Equal("It is no 64-bit ELF library.", Assert.Throws<ElfFormatException>(() => MissingVersion.Allow(new byte[1000], Version)).Message);

    [Theory]
    [InlineData("/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)", Version)]
    [InlineData("libfoo.so: cannot open shared object file: No such file or directory", null)]
    public void Reads_the_version_out_of_the_loaders_message(string message, string? version) => Assert.Equal(version, MissingVersion.NameIn(message));

    private static byte[] Shim()
    {
        string path = Path.Combine(LibTorchFolder.TryFindProgram(NativePlatform.Current!)!.Path, "libLibTorchSharp.so");
        return File.ReadAllBytes(path);
    }
}
