using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>
/// The program's code as a digest: the names and module versions of all its assemblies that are not part of the shared framework. Nothing is
/// loaded for it. Native libraries in the folders that the program brings count as well. In a program of one file, where the assemblies are no files, the
/// digest of that file stands for them.
/// </summary>
internal static class CodeIdentity
{
    /// <summary>Libraries of more bytes than this are not read whole: a hundred megabytes would hold up every start for a tenth of a second.</summary>
    private const int LargeLibrary = 16 * 1024 * 1024;

    private static readonly Lazy<string> s_current = new(static () => Compute(Assemblies, Environment.ProcessPath, NativeFolders));

    /// <summary>The running program's code.</summary>
    public static string Current => s_current.Value;

    /// <summary>Begins on another thread what <see cref="Current"/> waits for: looking into a hundred files.</summary>
    public static void Prepare() => ThreadPool.UnsafeQueueUserWorkItem(
        static state =>
        {
            try
            {
                _ = s_current.Value;
            }
#pragma warning disable CA1031 // Whoever asks is told.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        },
        null);

    /// <summary>The version of .NET that runs the program, the platform that it was made for, and the kind of processor it runs on.</summary>
    public static string Runtime { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.Version} {RuntimeInformation.RuntimeIdentifier} {RuntimeInformation.ProcessArchitecture}");

    private static string[] Assemblies => AppContextPaths.Of("TRUSTED_PLATFORM_ASSEMBLIES", Path.PathSeparator);

    private static string[] NativeFolders => AppContextPaths.Of("NATIVE_DLL_SEARCH_DIRECTORIES", Path.PathSeparator);

    /// <summary>Computes a program's identity.</summary>
    /// <param name="assemblies">The paths of its assemblies, the framework's included.</param>
    /// <param name="program">The path of the executable.</param>
    /// <param name="nativeFolders">The folders that native libraries are searched in, the framework's included.</param>
    public static string Compute(IReadOnlyList<string> assemblies, string? program, params IReadOnlyList<string> nativeFolders)
    {
        string? framework = SharedFramework(assemblies);
        string[] own = [.. assemblies.Where(path => framework is null || !path.StartsWith(framework, StringComparison.OrdinalIgnoreCase))];
        string[] lines = [.. own.Where(File.Exists).Select(Describe)];
        int found = lines.Length;
        lines = [.. lines, .. Satellites(own), .. NativeLibraries(nativeFolders, framework, assemblies).Select(DescribeNative)];
        Array.Sort(lines, StringComparer.Ordinal);
        var text = new StringBuilder().AppendJoin('\n', lines);
        if ((own.Length == 0 || found < own.Length) && program is not null)
            text.Append("\nprogram ").Append(Digest(program));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The folder of shared frameworks, with a closing separator; null where the program brings its own.</summary>
    internal static string? SharedFramework(IReadOnlyList<string> assemblies)
    {
        string? core = assemblies.FirstOrDefault(static path => Path.GetFileName(path) == "System.Private.CoreLib.dll");
        // …/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        string? shared = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(core)));
        return Path.GetFileName(shared) == "shared" ? shared + Path.DirectorySeparatorChar : null;
    }

    /// <summary>The files that hold the assemblies' texts in other languages.</summary>
    private static IEnumerable<string> Satellites(string[] assemblies) =>
        from beside in assemblies.GroupBy(static path => Path.GetDirectoryName(path)!, StringComparer.Ordinal)
        where Directory.Exists(beside.Key)
        let folders = Directory.GetDirectories(beside.Key)
        from assembly in beside
        from satellite in CodeModule.Satellites(folders, assembly)
        select $"{satellite.Culture}/{Describe(satellite.Path)}";

    private static string Describe(string path)
    {
        try
        {
            if (ModuleVersion(path) is Guid version)
                return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} {version}");
        }
        catch (BadImageFormatException)
        {
            // No managed assembly: its bytes tell.
        }

        return $"{Path.GetFileName(path)} {Digest(path)}";
    }

    /// <summary>The identity that a compiler gave a module; null where the file is none. It is mapped, so that only the pages that are looked at are read.</summary>
    private static unsafe Guid? ModuleVersion(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length == 0)
            return null;
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using MemoryMappedViewAccessor view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            using var image = new PEReader(start, checked((int)file.Length));
            if (!image.HasMetadata)
                return null;
            MetadataReader metadata = image.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private static IEnumerable<string> NativeLibraries(IReadOnlyList<string> folders, string? framework, IReadOnlyList<string> assemblies)
    {
        HashSet<string> known = new(assemblies, StringComparer.OrdinalIgnoreCase);
        return folders.Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal)
            .Where(folder => Directory.Exists(folder) && (framework is null || !folder.StartsWith(framework, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(static folder => Directory.EnumerateFiles(folder))
            .Where(path => IsNativeLibrary(Path.GetFileName(path)) && !known.Contains(path));
    }

    private static bool IsNativeLibrary(string name) =>
        name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dylib", StringComparison.Ordinal)
        || name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so.", StringComparison.Ordinal);

    /// <summary>
    /// A library by its content. Of a large one the beginning and end stand for it, with the length: linkers put the identity of a build into the headers.
    /// </summary>
    private static string DescribeNative(string path)
    {
        using FileStream file = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[LargeLibrary / 16];
        bool isLarge = file.Length > LargeLibrary;
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            if (isLarge && file.Position < file.Length - buffer.Length)
                file.Position = file.Length - buffer.Length;
        }

        return string.Create(CultureInfo.InvariantCulture, $"native {Path.GetFileName(path)} {file.Length} {Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }

    private static string Digest(string path)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        FolderDigest.HashFile(path, sync: false, digest, CancellationToken.None);
        return Convert.ToHexStringLower(digest);
    }
}
