using System.Runtime.InteropServices;

namespace Millrace.Torch;

/// <summary>What native libraries are called on this platform, and which package brings libtorch to it.</summary>
/// <param name="Name">The platform's name: <c>linux-x64</c>.</param>
/// <param name="Prefix">What the names of library files begin with.</param>
/// <param name="Suffix">What they end with.</param>
internal sealed record NativePlatform(string Name, string Prefix, string Suffix)
{
    /// <summary>The version of libtorch that this TorchSharp is built for.</summary>
    public const string LibTorchVersion = "2.10.0";

    /// <summary>The platforms that TorchSharp and libtorch packages exist for.</summary>
    public const string Supported = "Linux on x64 with glibc, Windows on x64 and macOS on Arm64";

    /// <summary>This machine's platform; null where there is no libtorch for it.</summary>
    public static NativePlatform? Current { get; } = Of(RuntimeInformation.RuntimeIdentifier, RuntimeInformation.ProcessArchitecture);

    /// <summary>The package that brings libtorch for CPUs.</summary>
    public string Package => $"libtorch-cpu-{Name}";

    /// <summary>A library's file name.</summary>
    /// <param name="library">Its plain name: <c>torch_cpu</c>.</param>
    public string FileOf(string library) => $"{Prefix}{library}{Suffix}";

    /// <summary>The platform of a runtime identifier; null where there is no libtorch for it.</summary>
    /// <param name="identifier">Such as <c>linux-x64</c> or <c>linux-musl-arm64</c>.</param>
    /// <param name="architecture">The process's architecture.</param>
    public static NativePlatform? Of(string identifier, Architecture architecture) => (identifier, architecture) switch
    {
        _ when identifier.Contains("musl", StringComparison.Ordinal) || identifier.StartsWith("alpine", StringComparison.Ordinal) => null,
        _ when identifier.StartsWith("win", StringComparison.Ordinal) && architecture == Architecture.X64 => new NativePlatform("win-x64", "", ".dll"),
        _ when identifier.StartsWith("osx", StringComparison.Ordinal) && architecture == Architecture.Arm64 => new NativePlatform("osx-arm64", "lib", ".dylib"),
        _ when !identifier.StartsWith("win", StringComparison.Ordinal) && !identifier.StartsWith("osx", StringComparison.Ordinal)
            && OperatingSystem.IsLinux() && architecture == Architecture.X64 => new NativePlatform("linux-x64", "lib", ".so"),
        _ => null,
    };
}
