using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>
/// The program's code as a digest: the names and module versions of all its assemblies that are not part of the shared framework. Nothing is
/// loaded for it. In a program of one file, where the assemblies are no files, the digest of that file stands for them.
/// </summary>
internal static class CodeIdentity
{
    private static readonly Lazy<string> s_current = new(static () => Compute(Assemblies, Environment.ProcessPath));

    /// <summary>The running program's code.</summary>
    public static string Current => s_current.Value;

    /// <summary>The version of .NET that runs the program.</summary>
    public static string Runtime => Environment.Version.ToString();

    private static string[] Assemblies =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Computes a program's identity.</summary>
    /// <param name="assemblies">The paths of its assemblies, the framework's included.</param>
    /// <param name="program">The path of the executable.</param>
    public static string Compute(IReadOnlyList<string> assemblies, string? program)
    {
        string? framework = SharedFramework(assemblies);
        string[] own = [.. assemblies.Where(path => framework is null || !path.StartsWith(framework, StringComparison.OrdinalIgnoreCase))];
        string[] lines = [.. own.Where(File.Exists).Select(Describe)];
        Array.Sort(lines, StringComparer.Ordinal);
        var text = new StringBuilder().AppendJoin('\n', lines);
        if ((own.Length == 0 || lines.Length < own.Length) && program is not null)
            text.Append("\nprogram ").Append(Digest(program));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The folder of shared frameworks, with a closing separator; null where the program brings its own.</summary>
    private static string? SharedFramework(IReadOnlyList<string> assemblies)
    {
        string? core = assemblies.FirstOrDefault(static path => Path.GetFileName(path) == "System.Private.CoreLib.dll");
        // …/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        string? shared = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(core)));
        return Path.GetFileName(shared) == "shared" ? shared + Path.DirectorySeparatorChar : null;
    }

    private static string Describe(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using var image = new PEReader(file);
            if (image.HasMetadata)
            {
                MetadataReader metadata = image.GetMetadataReader();
                Guid version = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
                return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} {version}");
            }
        }
        catch (BadImageFormatException)
        {
            // No managed assembly: its bytes tell.
        }

        return $"{Path.GetFileName(path)} {Digest(path)}";
    }

    private static string Digest(string path)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        FolderDigest.HashFile(path, sync: false, digest, CancellationToken.None);
        return Convert.ToHexStringLower(digest);
    }
}
