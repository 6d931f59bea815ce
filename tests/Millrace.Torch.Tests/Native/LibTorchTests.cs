using System.Runtime.InteropServices;
using Millrace.Learning.Tests.Support;
using TorchSharp;

namespace Millrace.Torch.Tests.Native;

public sealed class LibTorchTests
{
    [Fact]
    public void Loads_the_package_of_this_platform()
    {
        LibTorch.Load();

        Assert.True(File.Exists(Path.Combine(LibTorch.Folder, NativePlatform.Current!.FileOf("torch_cpu"))));
        using torch.Tensor sum = torch.ones(3).sum();
        Assert.Equal(3, sum.ToSingle());
    }

    [Fact]
    public void One_thread_is_the_default()
    {
        LibTorch.Load();

        Assert.Equal(1, torch.get_num_threads());
    }

    [Fact]
    public void Names_the_package_of_this_platform_alone()
    {
        string[] packages = [.. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "runtimes"), "*", SearchOption.TopDirectoryOnly)
            .Where(folder => Directory.EnumerateFiles(folder, "*torch_cpu*", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder))];

        Assert.Equal(NativePlatform.Current!.Name, Assert.Single(packages));
    }

    [Fact]
    public void Refuses_a_folder_that_does_not_exist()
    {
        TorchUnavailableException refused = Refused(Path.Combine(Path.GetTempPath(), "no-such-folder"));

        Assert.Matches("^libtorch is not there: MILLRACE_LIBTORCH names .*no-such-folder, which does not exist. Name the folder .*libtorch-cpu-", refused.Message);
    }

    [Fact]
    public void Refuses_a_folder_without_libtorch()
    {
        using var folder = new TempFolder();

        Assert.Contains($"which holds no {NativePlatform.Current!.FileOf("torch_cpu")}.", Refused(folder.Path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_library_that_is_none()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, NativePlatform.Current!.FileOf("torch_cpu")), "no library");

        TorchUnavailableException refused = Refused(folder.Path);

        Assert.StartsWith($"libtorch in {folder.Path} cannot be loaded: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"It must be version 2.10.0 for {NativePlatform.Current.Name}: reference the package", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Refuses_a_platform_without_libtorch() => Assert.Contains(
        "it exists for Linux on x64 with glibc, Windows on x64 and macOS on Arm64.",
        Assert.Throws<TorchUnavailableException>(() => LibTorch.Load(null, null)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("linux-musl-x64", Architecture.X64, null)]
    [InlineData("alpine.3.20-x64", Architecture.X64, null)]
    [InlineData("win-x64", Architecture.X64, "win-x64")]
    [InlineData("win-arm64", Architecture.Arm64, null)]
    [InlineData("osx-arm64", Architecture.Arm64, "osx-arm64")]
    [InlineData("osx-x64", Architecture.X64, null)]
    public void Knows_the_platforms(string identifier, Architecture architecture, string? name) =>
        Assert.Equal(name, NativePlatform.Of(identifier, architecture)?.Name);

    [Fact]
    public void The_key_tells_one_library_from_another()
    {
        using TempFolder one = new(), other = new();
        string name = NativePlatform.Current!.FileOf("torch_cpu");
        File.WriteAllText(Path.Combine(one.Path, name), "one");
        File.WriteAllText(Path.Combine(other.Path, name), "two");

        string[] keys = [.. ((string?[])[null, one.Path, other.Path, Path.Combine(one.Path, "none")]).Select(static folder => LibTorchKey.Compute(folder, NativePlatform.Current))];

        Assert.Equal(4, keys.Distinct().Count());
        Assert.Equal("package cpu", keys[0]);
        Assert.Equal("none", keys[3]);
    }

    private static TorchUnavailableException Refused(string folder) => Assert.Throws<TorchUnavailableException>(() => LibTorch.Load(folder, NativePlatform.Current));
}
