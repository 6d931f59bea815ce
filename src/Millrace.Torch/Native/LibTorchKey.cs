using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Torch;

/// <summary>What identifies the libtorch that would be loaded, found without loading it: a run that reuses everything must not wait for that.</summary>
internal static class LibTorchKey
{
    private const int SampleBytes = 1 << 20;

    /// <summary>
    /// The identity. The package's libraries are part of the program's code identity already; a folder's main library is told by its length, beginning and
    /// end, where linkers put the identity of a build. Whether there is CUDA decides what device auto means.
    /// </summary>
    /// <param name="setting">The folder that was set; null or empty for that of the program.</param>
    /// <param name="platform">This machine's platform.</param>
    public static string Compute(string? setting, NativePlatform? platform)
    {
        if (platform is null)
            return "none";
        if (string.IsNullOrWhiteSpace(setting))
            return LibTorchFolder.TryFindProgram(platform) is { } own ? $"package {Devices(own)}" : "none";
        try
        {
            LibTorchFolder folder = LibTorchFolder.Find(setting, platform);
            return $"{Digest(folder.MainFile)} {Devices(folder)}";
        }
        catch (Exception exception) when (exception is TorchUnavailableException or IOException or UnauthorizedAccessException)
        {
            return "none";
        }
    }

    private static string Devices(LibTorchFolder folder) => folder.HasCuda && CudaDriver.CountDevices() > 0 ? "cuda" : "cpu";

    private static string Digest(string path)
    {
        using FileStream file = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[SampleBytes];
        hash.AppendData(buffer, 0, file.ReadAtLeast(buffer, SampleBytes, throwOnEndOfStream: false));
        if (file.Length > 2 * SampleBytes)
            file.Seek(-SampleBytes, SeekOrigin.End);
        hash.AppendData(buffer, 0, file.ReadAtLeast(buffer, SampleBytes, throwOnEndOfStream: false));
        return string.Create(CultureInfo.InvariantCulture, $"{file.Length} {Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }
}
