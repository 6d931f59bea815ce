using System.Runtime.InteropServices;
using TorchSharp;

namespace Millrace.Torch;

/// <summary>
/// Loads libtorch once a process: from the folder that <see cref="FolderVariable"/> names (a build for CPU or CUDA, a Python environment's
/// <c>torch/lib</c>), else from the package that came with the program. TorchSharp must not be touched before.
/// </summary>
public static class LibTorch
{
    /// <summary>The environment variable that names a folder with a libtorch.</summary>
    public const string FolderVariable = "MILLRACE_LIBTORCH";

    private static readonly Lazy<string> s_loaded = new(static () => Load(Environment.GetEnvironmentVariable(FolderVariable), NativePlatform.Current));

    /// <summary>The folder that libtorch was loaded from.</summary>
    /// <exception cref="TorchUnavailableException">It cannot be loaded.</exception>
    public static string Folder => s_loaded.Value;

    /// <summary>Loads libtorch if that has not been done yet.</summary>
    /// <exception cref="TorchUnavailableException">It cannot be loaded; the message says what to install or to set.</exception>
    public static void Load() => _ = s_loaded.Value;

    /// <summary>Loads libtorch.</summary>
    /// <param name="setting">The folder that was set; null or empty for the package's.</param>
    /// <param name="platform">This machine's platform; null where there is no libtorch for it.</param>
    /// <returns>The folder that it was loaded from.</returns>
    internal static string Load(string? setting, NativePlatform? platform)
    {
        if (platform is null)
        {
            throw new TorchUnavailableException(
                $"There is no libtorch for {RuntimeInformation.RuntimeIdentifier} ({RuntimeInformation.ProcessArchitecture}): it exists for {NativePlatform.Supported}. " +
                $"Train the network on one of those.");
        }

        LibTorchFolder folder = LibTorchFolder.Find(setting, platform);
        try
        {
            folder.Load();
            torch.set_num_threads(1);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException
            or TypeInitializationException or NotSupportedException or ElfFormatException)
        {
            throw new TorchUnavailableException(
                $"libtorch in {folder.Path} cannot be loaded: {FirstReason(exception)} It must be version {NativePlatform.LibTorchVersion} for {platform.Name}: " +
                $"reference the package {platform.Package}, or set {FolderVariable} to a folder that holds it.",
                exception);
        }

        return folder.Path;
    }

    // The runtime lists every place where it looked; of that, the line that tells why the right file was refused.
    private static string FirstReason(Exception exception)
    {
        string[] lines = (exception.InnerException ?? exception).Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] telling = ["undefined symbol", "not found", "failed to map", "invalid ELF", "wrong ELF", "file too short"];
        string reason = Array.Find(lines, line => telling.Any(words => line.Contains(words, StringComparison.Ordinal)))
            ?? lines.FirstOrDefault() ?? exception.GetType().Name;
        return reason.EndsWith('.') ? reason : reason + ".";
    }
}
