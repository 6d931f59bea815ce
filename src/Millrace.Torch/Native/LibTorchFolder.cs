using System.Runtime.InteropServices;
using TorchSharp;

namespace Millrace.Torch;

/// <summary>A folder with a libtorch, and how it is loaded.</summary>
internal sealed class LibTorchFolder
{
    private const string Shim = "LibTorchSharp";
    private const string Main = "torch_cpu";

    // In the order of their needs; those of CUDA are there in its builds alone.
    private static readonly string[] s_libraries = ["c10", Main, "c10_cuda", "torch_cuda", "torch"];

    private readonly NativePlatform _platform;

    private LibTorchFolder(string path, NativePlatform platform)
    {
        Path = path;
        _platform = platform;
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The library file that has most of libtorch in it.</summary>
    public string MainFile => FileOf(Main);

    /// <summary>Whether it is a build for CUDA.</summary>
    public bool HasCuda => File.Exists(FileOf("torch_cuda"));

    /// <summary>The folders that the runtime searches for native libraries of the program.</summary>
    private static string[] ProgramFolders =>
    [
        .. (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        AppContext.BaseDirectory,
    ];

    /// <summary>Finds the folder.</summary>
    /// <param name="setting">The folder that was set; null or empty for that of the program.</param>
    /// <param name="platform">This machine's platform.</param>
    /// <exception cref="TorchUnavailableException">There is none.</exception>
    public static LibTorchFolder Find(string? setting, NativePlatform platform)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return TryFindProgram(platform) ?? throw new TorchUnavailableException(
                $"libtorch is not there: no {platform.FileOf(Main)} lies beside the program. Reference the package {platform.Package} " +
                $"{NativePlatform.LibTorchVersion}, or set {LibTorch.FolderVariable} to a folder that holds it.");
        }

        var folder = new LibTorchFolder(System.IO.Path.GetFullPath(setting), platform);
        if (File.Exists(folder.MainFile))
            return folder;
        string problem = Directory.Exists(folder.Path) ? $"holds no {platform.FileOf(Main)}" : "does not exist";
        throw new TorchUnavailableException(
            $"libtorch is not there: {LibTorch.FolderVariable} names {folder.Path}, which {problem}. Name the folder of the library files (of a Python " +
            $"environment, torch/lib), or remove the setting to use the package {platform.Package}.");
    }

    /// <summary>The folder beside the program; null where it has none.</summary>
    public static LibTorchFolder? TryFindProgram(NativePlatform platform)
    {
        string? path = Array.Find(ProgramFolders, path => File.Exists(System.IO.Path.Combine(path, platform.FileOf(Main))));
        return path is null ? null : new LibTorchFolder(System.IO.Path.TrimEndingDirectorySeparator(path), platform);
    }

    /// <summary>Loads the libraries and, after them, what TorchSharp calls them through.</summary>
    /// <exception cref="DllNotFoundException">One cannot be loaded.</exception>
    /// <exception cref="ElfFormatException">The shim does not load, and is no library that could be made to.</exception>
    public void Load()
    {
        foreach (string file in s_libraries.Select(FileOf).Where(File.Exists))
            NativeLibrary.Load(file);

        string shim = _platform.FileOf(Shim);
        string path = ProgramFolders.Append(Path).Select(folder => System.IO.Path.Combine(folder, shim)).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException($"{shim} of TorchSharp does not lie beside the program.");
        nint handle = LoadShim(path);
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(torch).Assembly, (name, _, _) => name == Shim ? handle : 0);
        }
        catch (InvalidOperationException)
        {
            // Somebody else finds TorchSharp's library, and will find the one that is loaded now by its name.
        }
    }

    private static nint LoadShim(string path)
    {
        try
        {
            return EagerLibrary.Load(path);
        }
        catch (DllNotFoundException exception) when (OperatingSystem.IsLinux() && MissingVersion.NameIn(exception.Message) is { } version)
        {
            // The runtime's own search would meet the original again; the copy is found before, because it carries the same name inside.
            string copy = System.IO.Path.Combine(Directory.CreateTempSubdirectory("millrace-").FullName, System.IO.Path.GetFileName(path));
            try
            {
                byte[] library = File.ReadAllBytes(path);
                MissingVersion.Allow(library, version);
                File.WriteAllBytes(copy, library);
                return EagerLibrary.Load(copy);
            }
            finally
            {
                Directory.Delete(System.IO.Path.GetDirectoryName(copy)!, recursive: true);
            }
        }
    }

    private string FileOf(string library) => System.IO.Path.Combine(Path, _platform.FileOf(library));
}
